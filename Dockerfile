# One image for every process: `rookery gateway`, `rookery subgraph tweets`, ...
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY schema schema
COPY platform platform
COPY social social
COPY embedded embedded
COPY subgraphs subgraphs
COPY gateway gateway
COPY network network
COPY web web
COPY scripts/build-web.ts scripts/
RUN npm run build && npm prune --omit=dev --ignore-scripts
# What only editors and debuggers read: a third of the installation.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM node:22-bookworm-slim
# The commit of the sources, for the metric rookery_build_info.
ARG COMMIT=
ENV NODE_ENV=production \
    ROOKERY_COMMIT=$COMMIT \
    APOLLO_TELEMETRY_DISABLED=1 \
    NODE_OPTIONS=--max-semi-space-size=32 \
    HOST=0.0.0.0 \
    PORT=4000
WORKDIR /app
# Secrets are generated into this volume by its owner, and media are written into the other.
RUN install -d -o node -g node /secrets /media
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/schema schema
COPY --from=build --chown=root:root /app/dist dist
COPY --chown=root:root --chmod=755 bin bin
RUN ln -s /app/bin/rookery.js /usr/local/bin/rookery
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=2s --start-period=20s CMD ["rookery", "probe"]
CMD ["rookery", "gateway"]
