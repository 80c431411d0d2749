/** The one rule: app → features → shared, and features never import each other. */
module.exports = {
  forbidden: [
    {
      name: 'app-features-shared',
      comment:
        'shared knows nobody; a feature knows itself and shared; only app knows the features',
      severity: 'error',
      from: { path: '^src/(?:shared|features/([^/]+))/' },
      to: { path: '^src/', pathNot: ['^src/shared/', '^src/features/$1/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.json', '.css'] },
  },
};
