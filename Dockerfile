# One image for every role: docker run cliptext api | ingest | standalone
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev
# onnxruntime-node brings the binaries of every platform, hundreds of megabytes.
RUN cd node_modules/onnxruntime-node/bin \
  && find . -type f ! -path "*/linux/$(node --print process.arch)/*" -delete \
  && find . -type d -empty -delete

FROM ${NODE_IMAGE}
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
WORKDIR /app
COPY package.json ./
COPY libs/database/migrations libs/database/migrations
COPY models models
COPY samples samples
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
# glibc would keep hundreds of megabytes that loading the model used.
ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072
# onnxruntime would report to its makers.
ENV NODE_ENV=production CLIPTEXT_DATA_DIR=/data ORT_DISABLE_TELEMETRY=1
VOLUME /data
EXPOSE 8080
# The shell's $0 is the role.
ENTRYPOINT ["tini", "--", "sh", "-c", "exec node --enable-source-maps \"dist/apps/$0/src/main.js\""]
CMD ["standalone"]
