FROM node:24-slim AS packages
WORKDIR /app
# Only what says which packages there are: while these files stay, so does the layer with the packages.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY test/package.json test/

FROM packages AS production
RUN npx --yes pnpm@12 install --frozen-lockfile --prod --filter @sedyanka/server...

FROM packages AS page
RUN npx --yes pnpm@12 install --frozen-lockfile --filter sedyanka --filter @sedyanka/client...
COPY . .
RUN node client/build.ts

FROM node:24-slim
LABEL org.opencontainers.image.title="Sedyanka" \
      org.opencontainers.image.description="Real-time coordination board for meetings" \
      org.opencontainers.image.licenses="AGPL-3.0-or-later"
WORKDIR /app
COPY --from=production /app ./
COPY LICENSE ./
COPY shared/src shared/src
COPY server/src server/src
COPY --from=page /app/client/dist client/dist
# The data, and what Node keeps of the code that it compiled, belong to the user who runs it; nothing else does.
RUN mkdir -p /data server/node_modules/.cache && chown node /data server/node_modules/.cache
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
# Swarm, for one, replaces an unhealthy container. A full disk must not cut everybody off, so /livez is asked and not /healthz.
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
