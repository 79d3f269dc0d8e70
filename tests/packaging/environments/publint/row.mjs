export default {
  title: 'Judges of packages',
  order: 60,
  version: { packages: ['publint', '@arethetypeswrong/cli'] },
  rows: [
    { title: 'publint --strict', run: ['publint --strict node_modules/seam-access-grants'], reports: false },
    { title: 'Are The Types Wrong, node16', run: ['attw "$TARBALL" --profile node16'], reports: false },
  ],
}
