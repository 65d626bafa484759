import { useQuery } from '@tanstack/react-query';

/** GB/T 2260: `640302` → 吴忠市利通区. Thirty kilobytes, so loaded only where a region is named. */
export interface Regions {
  /** With the names of what it lies in below the province; the code itself for one nobody knows. */
  nameOf: (code: string) => string;
  /** A region and all below it, as far as the list knows them. */
  within: (code: string) => { code: string; name: string }[];
}

async function loadRegions(): Promise<Regions> {
  const { areaList } = await import('@vant/area-data');
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  const nameOf = (code: string): string => {
    const city = code.endsWith('00') ? '' : (cities[`${code.slice(0, 4)}00`] ?? '');
    return counties[code] !== undefined ? `${city}${counties[code]}` : (cities[code] ?? provinces[code] ?? code);
  };
  const codes = [...new Set([...Object.keys(provinces), ...Object.keys(cities), ...Object.keys(counties)])].sort();
  return { nameOf, within: (code) => codes.filter((one) => one.startsWith(prefixOf(code))).map((one) => ({ code: one, name: nameOf(one) })) };
}

/** What a region's code shares with everything below it, as the server reads it. */
function prefixOf(code: string): string {
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}

/** Undefined while the list is on its way. */
export const useRegions = (): Regions | undefined => useQuery({ queryKey: ['regions'], queryFn: loadRegions, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }).data;
