import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // The page runs under a content security policy that allows styles and scripts from files only.
    assetsInlineLimit: 0,
    // A test holds the first view to its size, which counts what is sent.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      // Packages mark their modules for frameworks that render on servers.
      checks: { moduleLevelDirective: false },
    },
  },
});
