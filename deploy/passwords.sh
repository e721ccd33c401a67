#!/bin/sh
# Writes new passwords of the stores of docker-compose.yml into .env; an existing file stays as it is.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo '.env exists already.'
  exit 0
fi
random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
cat > .env.draft <<END
MONGODB_PASSWORD=$(random 24)
MONGODB_KEY=$(random 48)
REDIS_PASSWORD=$(random 24)
NATS_PASSWORD=$(random 24)
GRAFANA_PASSWORD=$(random 12)
END
mv .env.draft .env
echo 'The passwords are in .env.'
