#!/usr/bin/env bash
# Builds the real Dockerfile and runs the real docker-compose.yml with two ingest workers, on base images made here:
# for machines that reach package registries but no image registry. Needs root, Node, Go and Debian's packages.
#
#   test/containers/run.sh [folder]     the images stay in the folder for the next run; without it, a temporary one
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ $# -gt 0 ]; then
  mkdir -p "$1"
  work=$(realpath "$1")
else
  work=$(mktemp -d)
fi
export DOCKER_HOST="unix://$work/docker.sock" DOCKER_BUILDKIT=0 COMPOSE_PROJECT_NAME=cliptext-test
export CLIPTEXT_IMAGE=cliptext-test/cliptext NODE_IMAGE=cliptext-test/node
export POSTGRES_IMAGE=cliptext-test/postgres REDIS_IMAGE=cliptext-test/redis
export QDRANT_IMAGE=cliptext-test/qdrant S3_IMAGE=cliptext-test/s3
PUBLISH=127.0.0.1:$(node --eval "
  const server = require('net').createServer().listen(0, '127.0.0.1', () => {
    console.log(server.address().port);
    server.close();
  })")
export PUBLISH
api=http://$PUBLISH

say() { echo "== $*"; }
fail() {
  echo "FAILED: $*" >&2
  exit 1
}

finish() {
  status=$?
  set +e
  if [ -S "$work/docker.sock" ]; then
    [ $status -eq 0 ] || docker-compose logs --tail 30
    docker rm --force --volumes standalone >/dev/null 2>&1
    docker-compose --profile s3 down --volumes --timeout 20 >/dev/null 2>&1
    kill "$daemon" && wait "$daemon"
    umount "$work/exec/netns/default"
    ip link delete docker0
  fi
  [ $# -gt 0 ] || rm -rf "$work"
  rm -rf "$contexts"
  exit $status
}
contexts=$(mktemp -d)
trap 'finish "$@"' EXIT

say 'Tools'
packages=()
for package in docker.io:dockerd debootstrap:debootstrap docker-compose:docker-compose jq:jq; do
  command -v "${package#*:}" >/dev/null || packages+=("${package%:*}")
done
if [ "${#packages[@]}" -gt 0 ]; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${packages[@]}"
fi
dockerd --data-root "$work/docker" --exec-root "$work/exec" --pidfile "$work/docker.pid" --host "$DOCKER_HOST" \
  --iptables=false >"$work/dockerd.log" 2>&1 &
daemon=$!
until docker version >/dev/null 2>&1; do
  kill -0 "$daemon" || fail "dockerd ended: $(tail -n 3 "$work/dockerd.log")"
done

say 'Base images'
if ! docker image inspect cliptext-test/debian >/dev/null 2>&1; then
  debootstrap --variant=minbase bookworm "$work/debian" http://deb.debian.org/debian >"$work/debootstrap.log"
  tar --directory "$work/debian" --create . | docker import - cliptext-test/debian
  rm -rf "$work/debian"
fi
for image in node redis postgres qdrant s3; do
  cp -r "test/containers/$image" "$contexts/"
  # What the machine trusts, for registries behind a proxy.
  cp /etc/ssl/certs/ca-certificates.crt "$contexts/$image/certificates.crt"
done
node_folder=$(dirname "$(dirname "$(node --print process.execPath)")")
mkdir -p "$contexts/node/node/bin" "$contexts/node/node/lib/node_modules"
cp "$node_folder/bin/node" "$contexts/node/node/bin/"
cp -r "$node_folder/lib/node_modules/npm" "$contexts/node/node/lib/node_modules/"
cp test/support/qdrant/{requirements.txt,qdrant_server.py} "$contexts/qdrant/"
GOBIN="$contexts/s3" CGO_ENABLED=0 go install github.com/versity/versitygw/cmd/versitygw@v1.8.0
for image in node redis postgres qdrant s3; do
  docker build --quiet --network host --tag "cliptext-test/$image" "$contexts/$image"
done

say 'The image'
docker build --quiet --network host --build-arg NODE_IMAGE --tag "$CLIPTEXT_IMAGE" .
in_image() { docker run --rm --read-only --entrypoint sh "$CLIPTEXT_IMAGE" -c "$1"; }
[ "$(in_image 'id -u')" != 0 ] || fail 'the image runs as root'
in_image '! test -e node_modules/jest && ! test -e node_modules/@swc/core' || fail 'the image has tools of development'
[ "$(in_image 'ls node_modules/onnxruntime-node/bin/*')" = linux ] || fail 'the image has binaries of other platforms'
docker image inspect --format 'the image has {{.Size}} bytes' "$CLIPTEXT_IMAGE"

say 'Secrets have no defaults'
env --unset CLIPTEXT_ADMIN_KEY --unset POSTGRES_PASSWORD --unset REDIS_PASSWORD --unset QDRANT_API_KEY \
  docker-compose --env-file /dev/null config >/dev/null 2>&1 && fail 'compose takes missing secrets'

secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
CLIPTEXT_ADMIN_KEY=$(secret)
POSTGRES_PASSWORD=$(secret)
REDIS_PASSWORD=$(secret)
QDRANT_API_KEY=$(secret)
export CLIPTEXT_ADMIN_KEY POSTGRES_PASSWORD REDIS_PASSWORD QDRANT_API_KEY

call() { curl --silent --show-error --fail-with-body --header "authorization: Bearer $CLIPTEXT_ADMIN_KEY" "$@"; }

healthy() { docker ps --filter health=healthy --filter label=com.docker.compose.service="$1" --quiet; }

# Starts everything, and waits until the API and two workers are healthy.
start_stack() {
  docker-compose "$@" up --detach --no-build --scale ingest=2
  for _ in $(seq 120); do
    [ "$(healthy api | wc -l) $(healthy ingest | wc -l)" = '1 2' ] && return
    sleep 0.5
  done
  docker ps --all
  fail 'the API and two workers are not healthy within a minute'
}

stop_stack() {
  docker-compose "$@" down --volumes
}

upload_samples() {
  local photos=(samples/*.jpg) batch i
  for ((i = 0; i < ${#photos[@]}; i += 16)); do
    batch=("${photos[@]:i:16}")
    call "$api/v1/collections/$1/images" "${batch[@]/#/-Ffile=@}" >/dev/null
  done
}

# Waits until nothing is pending; every image has to be indexed.
await_indexed() {
  for _ in $(seq 240); do
    images=$(call "$api/v1/status" | jq --compact-output .images)
    [ "$(jq .pending <<<"$images")" = 0 ] && break
    sleep 0.5
  done
  echo "images: $images"
  [ "$(jq --compact-output '[.pending, .indexed, .failed]' <<<"$images")" = "[0,$1,0]" ] || fail "expected $1 indexed"
}

search() {
  call --get "$api/v1/collections/$1/search" --data-urlencode "q=$2" --data limit=3 |
    jq --raw-output '"\(.verdict): \([.hits[].id] | length) hits, \(.tookMs.total) ms"'
}

photos=$(ls samples/*.jpg | wc -l)

say 'Pictures in a shared folder, two workers'
start_stack
docker ps --format '{{.Names}}: {{.Status}} {{.Ports}}'
upload_samples default
await_indexed "$photos"
search default 'fruit without apples'
docker stats --no-stream --format '{{.Name}}: {{.MemUsage}}'
worker=$(healthy ingest | head -n 1)
docker exec "$worker" sh -c '! touch /app/x 2>/dev/null' || fail 'the root folder can be written to'

say 'A worker that is killed loses nothing'
call "$api/v1/collections" --json '{"name":"second"}' >/dev/null
upload_samples second &
until [ "$(call "$api/v1/status" | jq '.images.indexed')" -gt "$photos" ]; do sleep 0.05; done
call "$api/v1/status" | jq --compact-output .images
docker kill --signal KILL "$worker" >/dev/null
wait "$!"
await_indexed $((2 * photos))
search second 'a red dress'

say 'A backup, restored on empty volumes'
database() { docker-compose exec -T -e PGPASSWORD="$POSTGRES_PASSWORD" postgres "$@"; }
database pg_dump --host 127.0.0.1 --username cliptext --format custom cliptext >"$contexts/catalog.dump"
docker-compose run --rm --no-deps -T --entrypoint tar api --create --directory /data blobs >"$contexts/pictures.tar"
docker-compose stop --timeout 30
[ -z "$(docker ps --quiet)" ] || fail 'something did not stop'
docker ps --all --format '{{.Names}}: {{.Status}}'
stop_stack
docker-compose up --detach postgres
until database pg_isready --host 127.0.0.1 --username cliptext; do sleep 0.5; done
database pg_restore --host 127.0.0.1 --username cliptext --dbname cliptext <"$contexts/catalog.dump"
docker-compose run --rm --no-deps -T --entrypoint tar api --extract --directory /data <"$contexts/pictures.tar"
start_stack
# The vectors are made again from the pictures: the catalog had said that all of them are there.
for _ in $(seq 240); do
  vectors=$(docker-compose exec -T api node --eval "
    fetch(process.env.QDRANT_URL + '/collections/cliptext/points/count', {
      method: 'POST', body: '{}', headers: { 'api-key': process.env.QDRANT_API_KEY, 'content-type': 'application/json' },
    }).then(async (answer) => console.log((await answer.json()).result?.count))")
  [ "$vectors" = $((2 * photos)) ] && break
  sleep 0.5
done
echo "vectors: $vectors"
await_indexed $((2 * photos))
[ "$vectors" = $((2 * photos)) ] || fail 'not every vector was made again'
search second 'a red dress'
stop_stack

say 'Pictures in a bucket'
S3_ENDPOINT=http://s3:7070 S3_BUCKET=pictures S3_ACCESS_KEY_ID=cliptext S3_SECRET_ACCESS_KEY=$(secret)
export S3_ENDPOINT S3_BUCKET S3_ACCESS_KEY_ID S3_SECRET_ACCESS_KEY
start_stack --profile s3
upload_samples default
await_indexed "$photos"
search default 'a red dress'
blobs=$(docker-compose exec -T s3 find /buckets/pictures/originals /buckets/pictures/thumbnails -type f | wc -l)
[ "$blobs" = $((2 * photos)) ] || fail "the bucket has $blobs blobs of $photos pictures"
stop_stack --profile s3

say 'Standalone, from the same image'
docker run --detach --name standalone --read-only --tmpfs /tmp --cap-drop ALL --publish "$PUBLISH:8080" \
  --env HOST=0.0.0.0 --env CLIPTEXT_ADMIN_KEY --env CLIPTEXT_SAMPLES=off "$CLIPTEXT_IMAGE" >/dev/null
until docker logs standalone 2>&1 | grep 'is ready on'; do
  docker inspect --format '{{.State.Running}}' standalone | grep -q true || fail "$(docker logs standalone 2>&1)"
  sleep 0.5
done
upload_samples default
await_indexed "$photos"
search default 'fruit without apples'
docker stop --time 30 standalone >/dev/null
[ "$(docker inspect --format '{{.State.ExitCode}}' standalone)" = 0 ] || fail "$(docker logs standalone 2>&1)"
docker rm --volumes standalone >/dev/null

say 'Everything passed'
