import { useQueries } from '@tanstack/react-query';
import provinces from 'virtual:regions';

/** GB/T 2260: `640302` → 吴忠市利通区. Of a province a kilobyte or two, so loaded only where one of its regions is named. */
export interface Regions {
  /** With the names of what it lies in below the province; the code itself for one nobody knows, or while its province is on its way. */
  nameOf: (code: string) => string;
  /** A region and all below it, as far as the list knows them; empty while they are on their way. */
  within: (code: string) => { code: string; name: string }[];
}

/** @param codes of the regions that are named; those of other provinces are not known */
export function useRegions(codes: readonly (string | null)[]): Regions {
  const wanted = [...new Set(codes.flatMap((code) => (code === null ? [] : [code.slice(0, 2)])))];
  const loaded = useQueries({
    queries: wanted.map((province) => ({
      queryKey: ['regions', province], queryFn: async () => (await provinces[province]?.())?.default ?? {}, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY,
    })),
  });
  const names: Readonly<Record<string, string>> = Object.fromEntries(loaded.flatMap(({ data }) => Object.entries(data ?? {})));
  const nameOf = (code: string): string => {
    const own = names[code];
    const city = isCounty(code) ? names[`${code.slice(0, 4)}00`] : undefined;
    return own === undefined ? code : `${city ?? ''}${own}`;
  };
  return { nameOf, within: (code) => Object.keys(names).filter((one) => one.startsWith(prefixOf(code))).sort().map((one) => ({ code: one, name: nameOf(one) })) };
}

const isCounty = (code: string): boolean => !code.endsWith('00');

/** What a region's code shares with everything below it, as the server reads it. */
function prefixOf(code: string): string {
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}
