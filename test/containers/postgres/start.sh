#!/bin/sh
# Reads the variables of the official image that our compose file sets.
set -eu
data=/var/lib/postgresql/data/cluster
if [ ! -d "$data" ]; then
  password=$(mktemp)
  echo "$POSTGRES_PASSWORD" >"$password"
  initdb --pgdata "$data" --username "$POSTGRES_USER" --pwfile "$password" --auth scram-sha-256 --encoding UTF8
  rm "$password"
  echo "create database $POSTGRES_DB" | postgres --single -D "$data" postgres
  echo 'host all all all scram-sha-256' >>"$data/pg_hba.conf"
fi
exec postgres -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp
