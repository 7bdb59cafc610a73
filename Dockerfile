# For other processors, too: docker buildx build --platform linux/amd64,linux/arm64 -t <name> --push .
# Only what says which packages there are: while these files stay, so do the layers with the packages.
FROM scratch AS manifests
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY test/package.json test/

FROM node:24-slim AS production
WORKDIR /app
COPY --from=manifests / ./
COPY server/prune.ts server/
RUN npx --yes pnpm@12 install --frozen-lockfile --prod --filter @sedyanka/server... && node server/prune.ts .

# The page is the same for every processor: it is built once, on the one that builds.
FROM --platform=$BUILDPLATFORM node:24-slim AS page
WORKDIR /app
COPY --from=manifests / ./
RUN npx --yes pnpm@12 install --frozen-lockfile --filter sedyanka --filter @sedyanka/client...
COPY . .
RUN node client/build.ts

FROM node:24-slim
ARG VERSION= REVISION= SOURCE_URL=
LABEL org.opencontainers.image.title="Sedyanka" \
      org.opencontainers.image.description="Real-time coordination board for meetings" \
      org.opencontainers.image.licenses="AGPL-3.0-or-later" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE_URL"
WORKDIR /app
COPY --from=production /app ./
COPY LICENSE ./
COPY shared/src shared/src
COPY server/src server/src
COPY --from=page /app/client/dist client/dist
# The data, and what Node keeps of the code that it compiled, belong to the user who runs it; nothing else does.
RUN mkdir -p /data server/node_modules/.cache && chown node /data server/node_modules/.cache
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data SOURCE_URL=$SOURCE_URL
VOLUME /data
EXPOSE 3000
# Swarm, for one, replaces an unhealthy container. A full disk must not cut everybody off, so /livez is asked and not /healthz.
HEALTHCHECK --start-period=30m --start-interval=1s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
