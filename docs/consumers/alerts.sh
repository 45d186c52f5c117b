#!/bin/sh
# An example consumer: every alert there is, one line each. kcat (Debian: apt-get install kcat) and jq, or without jq the envelopes.
#   sh alerts.sh HOST:PORT [NAMESPACE]
exec kcat -C -q -e -b "$1" -t "${2:-live}.alerts" -X isolation.level=read_committed -o beginning
