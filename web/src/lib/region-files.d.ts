/** Of each province, by the first two digits of its codes, the names of its regions by code; made by the build (vite.config.mjs). */
declare module 'virtual:regions' {
  const provinces: Readonly<Record<string, () => Promise<{ default: Readonly<Record<string, string>> }>>>;
  export default provinces;
}
