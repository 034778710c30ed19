#!/bin/sh
# Runs exported routes on the gateways themselves, on this machine only, and compares what they do with our engine.
#
#   providers/conformance/run.sh [--install] [portkey] [litellm] [bifrost]
#
# Without a name all of them are run. A gateway that is not there is told as such and never counts as passed. With --install
# what can be had from npm and PyPI is put into the folder CONFORMANCE_HOME, or providers/target/conformance.
# Exit code: 0 if every gateway that was asked for by name (or, without names, every one that is installed) agrees with our
# engine, 1 if one does not, 2 if one that was asked for is not installed, or none is.
set -u
cd "$(dirname "$0")/../.." || exit 1
home="${CONFORMANCE_HOME:-providers/target/conformance}"
install=no
names=""
for word in "$@"; do
  case "$word" in
    --install) install=yes ;;
    portkey | litellm | bifrost) names="$names $word" ;;
    *) echo "There is no gateway \"$word\" here; known: portkey, litellm, bifrost." && exit 2 ;;
  esac
done
mkdir -p "$home" && home="$(cd "$home" && pwd)"

if [ "$install" = yes ]; then
  [ -d "$home/portkey/node_modules" ] || (mkdir -p "$home/portkey" && cd "$home/portkey" \
    && npm init -y >/dev/null && npm install --silent @portkey-ai/gateway@1.15.2)
  [ -x "$home/litellm/bin/litellm" ] || (python3 -m venv "$home/litellm" \
    && "$home/litellm/bin/pip" install --quiet 'litellm[proxy]==1.108.7')
fi

summary=""
failed=no
missing=no
ran=no
run() { # name, program, class
  if [ ! -e "$2" ]; then
    summary="$summary
$1: NOT INSTALLED, not run"
    case "$names" in *"$1"*) missing=yes ;; esac
    return
  fi
  ran=yes
  log="$home/$1.log"
  if ${MVN:-mvn} -q -o -pl providers -am test -Dtest="$3" -D"$1"="$home/$1" -Dsurefire.failIfNoSpecifiedTests=false \
    >"$log" 2>&1 && grep -q "$1 [a-z]*: .* tried, .*" "$log"; then
    outcome=agrees
  else
    outcome="DISAGREES, see $log"
    failed=yes
  fi
  summary="$summary
$1: $outcome
$(grep -o "$1 [a-z]*: .* tried, .*" "$log")"
}
wanted() { [ -z "$names" ] || case "$names" in *"$1"*) true ;; *) false ;; esac; }

wanted portkey && run portkey "$home/portkey/node_modules/@portkey-ai/gateway/build/start-server.js" PortkeyConformance
wanted litellm && run litellm "$home/litellm/bin/litellm" LiteLlmConformance
if wanted bifrost; then
  summary="$summary
bifrost: NOT RUN, its binary is in neither registry, so there is no comparison with it yet"
  case "$names" in *bifrost*) missing=yes ;; esac
fi
echo "$summary" | sed 1d
[ "$failed" = yes ] && exit 1
[ "$missing" = yes ] && exit 2
[ "$ran" = yes ] || { echo "No gateway is installed, so nothing was compared." && exit 2; }
