/** The borders of docs/architecture.md: dependence runs one way, from right to left. */
const order = [
  ['platform'],
  ['audit', 'auth', 'departments', 'documents'],
  ['deadlines'],
  ['cases'],
  ['clock-settings', 'legal-figures', 'statutory', 'supervisor-items'],
  ['imports'],
  ['roster'],
  ['referrals', 'mediation', 'aid', 'accounts'],
  ['repayment'],
  ['labour-orders'],
  ['warnings'],
  ['remedies', 'requests'],
  ['notifications', 'reporting', 'statements', 'obligations'],
];

const folders = (tiers) => `^src/(${tiers.flat().join('|')})/`;

const oneWay = order.slice(0, -1).map((tier, i) => ({
  name: `${tier.join('-')}-knows-nothing-to-its-right`,
  severity: 'error',
  from: { path: folders([tier]), pathNot: '\\.spec\\.ts$' },
  to: { path: folders(order.slice(i + 1)) },
}));

export default {
  forbidden: [
    ...oneWay,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'rules-are-pure',
      comment: 'A domain folder reads no clock, no file, no database: it may use other rules, and the calendar\'s data.',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/[^/]+/domain/', '^src/platform/(money|machine|time|sheets)/', '^src/(auth|departments)/[a-z-]+\\.ts$', 'node_modules/(dayjs|chinese-days)/', '^crypto$'] },
    },
    { name: 'nothing-imports-the-composition-root', severity: 'error', from: { path: folders(order) }, to: { path: '^src/[^/]+\\.ts$' } },
    { name: 'product-knows-no-test', severity: 'error', from: { path: '^src/', pathNot: '\\.spec\\.ts$' }, to: { path: '^test/' } },
    { name: 'no-undeclared-packages', severity: 'error', from: { path: '^src/', pathNot: '\\.spec\\.ts$' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
