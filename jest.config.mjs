// Tests run from the TypeScript sources; worker threads and child processes, which start outside of
// Jest, run from the build (`npm test` builds first).

/** Specs of what only embedded mode does: they look into its data folder, or at the life of its one process. */
const EMBEDDED_ONLY = ['backup', 'doctor', 'evidence', 'life', 'metrics', 'space-change'];

const project = {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testEnvironment: '<rootDir>/test/support/jest-environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@cliptext/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

export default {
  projects: [
    {
      ...project,
      displayName: 'embedded',
      testRegex: '\\.spec\\.ts$',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/server/'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
    {
      ...project,
      displayName: 'server',
      testRegex: `/test/(server/.*|e2e/(?!${EMBEDDED_ONLY.join('|')}).*)\\.spec\\.ts$`,
      globals: { cliptextDeployment: 'server' },
      setupFilesAfterEnv: ['<rootDir>/test/support/skip-without-servers.ts'],
    },
  ],
  coverageProvider: 'v8',
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.mjs'],
  testTimeout: 30_000,
};
