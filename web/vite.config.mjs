import { areaList } from '@vant/area-data';
import { defineConfig } from 'vite';

/** Where `npm start` listens unless told otherwise; `npm run dev:web` passes the API on to it. */
const PROGRAM = process.env.TRIQUICK_URL ?? 'http://127.0.0.1:3000';

/**
 * What is loaded together is one file: each answer costs a kilobyte of headers and a turn. `base` is all that runs before anybody signed in,
 * `desk` the frame around every page with the components it is made of; pages stay files of their own.
 */
const GROUPS = [
  { name: 'messages-zh', test: /src\/(routes|ui)\/messages\/zh-CN\.json/, priority: 4 },
  { name: 'messages-en', test: /src\/(routes|ui)\/messages\/en\.json/, priority: 4 },
  { name: 'session', test: /src\/features\/session\/(?!public\/drafts-left)/, priority: 2 },
  { name: 'base', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)\/|src\/(lib|api|main|routes\/(?!desk|session-dialog)[\w-]+\.(tsx?|module\.css)|features\/[\w-]+\/feature\.ts|ui\/language-and-theme)/, priority: 3 },
  { name: 'desk', test: /src\/(routes\/(frame|desk|session-dialog)|ui\/(desk-theme|page|explained|toasts)|words\/use-word|features\/inbox\/public)/, priority: 1 },
];

/** The list of regions (GB/T 2260) as one file a province: an office names its own, and of thirty kilobytes it needs one. */
function regionsByProvince() {
  const all = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list };
  const provinces = Object.keys(areaList.province_list).map((code) => code.slice(0, 2));
  const namesOf = (province) => Object.fromEntries(Object.entries(all).filter(([code]) => code.startsWith(province)));
  return {
    name: 'regions-by-province',
    resolveId: (id) => (id.startsWith('virtual:regions') ? `\0${id}` : undefined),
    load(id) {
      const [, province] = /^\0virtual:regions(?:\/(\d\d))?$/.exec(id) ?? [];
      if (province !== undefined) return `export default ${JSON.stringify(namesOf(province))}`;
      return id === '\0virtual:regions' ? `export default { ${provinces.map((code) => `${code}: () => import('virtual:regions/${code}')`).join(', ')} }` : undefined;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  // From the compiler's settings: the automatic JSX runtime. Without a plugin, a change reloads the page.
  resolve: { alias: { '@': `${import.meta.dirname}/src` } },
  plugins: [regionsByProvince()],
  build: {
    emptyOutDir: true,
    target: 'es2022',
    // Nothing in the page itself: the content security policy allows no script and no data inside it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { port: 5173, proxy: { '/api': { target: PROGRAM, changeOrigin: true, headers: { origin: PROGRAM } } } },
});
