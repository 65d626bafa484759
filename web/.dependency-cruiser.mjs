/** The borders of docs/web.md: routes → features → ui → lib; a feature shows others only its `public` folder; `ui` fetches nothing. */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'features-show-only-their-public-folder', severity: 'error', from: { path: '^web/src/features/([^/]+)/' }, to: { path: '^web/src/features/([^/]+)/', pathNot: ['^web/src/features/$1/', '^web/src/features/[^/]+/public/'] } },
    { name: 'routes-use-what-features-show', severity: 'error', from: { path: '^web/src/(routes|main)' }, to: { path: '^web/src/features/', pathNot: '^web/src/features/[^/]+/(public/|feature\\.ts$)' } },
    { name: 'features-know-no-routes', severity: 'error', from: { path: '^web/src/features/' }, to: { path: '^web/src/(routes|main)' } },
    { name: 'ui-fetches-nothing', comment: 'Types of the API are no fetching.', severity: 'error', from: { path: '^web/src/(ui|words)/' }, to: { path: ['^web/src/(api|features|routes)/', '^web/src/lib/(api-client|query-client)', '@tanstack/react-query'], dependencyTypesNot: ['type-only'] } },
    { name: 'lib-stands-below-all', severity: 'error', from: { path: '^web/src/lib/' }, to: { path: '^web/src/(ui|words|features|routes)/', dependencyTypesNot: ['type-only'] } },
    { name: 'charts-and-components-not-in-lib', severity: 'error', from: { path: '^web/src/lib/' }, to: { path: 'node_modules/(antd|echarts|@ant-design)/' } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^web/src/api'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${import.meta.dirname}/tsconfig.json` },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
    exclude: { path: '\\.spec\\.tsx?$' },
  },
};
