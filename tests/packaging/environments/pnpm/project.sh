# A project of its own, which pnpm links to its store.
set -e
rm -rf project && mkdir project
cp *.mjs *.cjs project
cd project
echo "{ \"name\": \"project\", \"private\": true, \"dependencies\": { \"seam-access-grants\": \"file:$TARBALL\" } }" > package.json
pnpm install --offline --ignore-workspace --store-dir ../store
test -L node_modules/seam-access-grants
