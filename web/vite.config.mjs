import { defineConfig } from 'vite';

/** Where `npm start` listens unless told otherwise; `npm run dev:web` passes the API on to it. */
const PROGRAM = process.env.TRIQUICK_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  // From the compiler's settings: the automatic JSX runtime. Without a plugin, a change reloads the page.
  resolve: { alias: { '@': `${import.meta.dirname}/src` } },
  build: {
    emptyOutDir: true,
    target: 'es2022',
    // Nothing in the page itself: the content security policy allows no script and no data inside it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
  server: { port: 5173, proxy: { '/api': { target: PROGRAM, changeOrigin: true, headers: { origin: PROGRAM } } } },
});
