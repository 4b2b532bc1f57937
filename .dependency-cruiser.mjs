// The arrows of the house. One rule, one reason.

const lib = (name) => `^libs/${name}/`;
const owned = (name, packages, owner) => ({
  name,
  comment: `Only libs/${owner} knows ${packages.join(', ')}: a client library is replaced in one place.`,
  severity: 'error',
  from: { pathNot: `^(libs/${owner}/|test/|apps/[^/]+/test/)|\\.spec\\.ts$` },
  to: { path: packages.map((name) => `node_modules/${name}/`) },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What imports each other in a circle cannot be understood one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'apps-stand-alone',
      comment: 'Apps import libs, never each other; standalone is the two apps in one process.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'A lib serves any app.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'ranking-is-pure',
      comment: 'Ranking is arithmetic: it imports nothing of ours, no package, and does no I/O.',
      severity: 'error',
      from: { path: lib('ranking'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: lib('ranking') },
    },
    {
      name: 'libs-import-what-the-house-allows',
      comment:
        'Any lib may import config; encoder → images; catalog, jobs and vector-store → database. Everything else goes through an app.',
      severity: 'error',
      from: {
        path: '^libs/([^/]+)/',
        pathNot: ['^libs/(encoder|catalog|jobs|vector-store)/', '\\.spec\\.ts$'],
      },
      to: { path: '^libs/', pathNot: ['^libs/$1/', lib('config')] },
    },
    {
      name: 'encoder-imports-images-and-ranking',
      comment:
        'The encoder says in the words of images what geometry it wants, and makes ensembles as ranking puts them together.',
      severity: 'error',
      from: { path: lib('encoder'), pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(encoder|images|ranking|config)/' },
    },
    {
      name: 'stores-import-database',
      comment: 'What keeps rows in PostgreSQL gets its connection from database.',
      severity: 'error',
      from: { path: '^libs/(catalog|jobs|vector-store)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/(database|config)/'] },
    },
    {
      name: 'adapters-behind-their-module',
      comment: 'An adapter is chosen in one place, its lib; others see the port.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(vector-store|blob-store|jobs)/', '\\.spec\\.ts$'] },
      to: {
        path: '^libs/(vector-store|blob-store|jobs)/src/(qdrant|embedded|filesystem|s3|redis|postgres)/',
      },
    },
    owned('sharp-in-images', ['sharp'], 'images'),
    owned('onnx-in-encoder', ['onnxruntime-node', '@huggingface/tokenizers'], 'encoder'),
    owned('pg-in-database', ['pg'], 'database'),
    owned('bullmq-in-jobs', ['bullmq', 'ioredis'], 'jobs'),
    owned('qdrant-in-vector-store', ['@qdrant/js-client-rest'], 'vector-store'),
    owned('s3-in-blob-store', ['@aws-sdk/client-s3'], 'blob-store'),
    {
      name: 'web-talks-http',
      comment: 'The page knows the service by its HTTP contract alone.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps/(?!web/))' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/|assembly/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
};
