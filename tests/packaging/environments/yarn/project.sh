# A project of its own, whose packages stay in their archives.
set -e
rm -rf project && mkdir project
cp *.mjs *.cjs project
cd project
echo "{ \"name\": \"project\", \"private\": true, \"dependencies\": { \"seam-access-grants\": \"file:$TARBALL\" } }" > package.json
touch yarn.lock
export YARN_ENABLE_NETWORK=0 YARN_ENABLE_TELEMETRY=0 YARN_GLOBAL_FOLDER="$PWD/../yarn-global" YARN_ENABLE_IMMUTABLE_INSTALLS=0
yarn install
test -f .pnp.cjs && test ! -d node_modules
