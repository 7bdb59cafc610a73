FROM node:24-slim AS build
WORKDIR /app
COPY . .
RUN npx --yes pnpm@12 install --frozen-lockfile \
 && node client/build.ts \
 && rm -rf node_modules */node_modules \
 && npx pnpm@12 install --frozen-lockfile --prod --filter @sedyanka/server...

FROM node:24-slim
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
