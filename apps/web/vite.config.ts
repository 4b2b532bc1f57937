import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // The page runs under a content security policy that allows styles and scripts from files only.
    assetsInlineLimit: 0,
  },
});
