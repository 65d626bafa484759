/** SQL for the prefix of a region's code, as `regionPrefix`; `code` is an SQL expression. */
export const regionPrefixSql = (code: string): string =>
  `(CASE WHEN ${code} LIKE '__0000' THEN left(${code}, 2) WHEN ${code} LIKE '____00' THEN left(${code}, 4) ELSE ${code} END)`;

/** A condition: one of the two regions covers the other, or they are the same. */
export const overlapsRegion = (a: string, b: string): string =>
  `(${a} LIKE ${regionPrefixSql(b)} || '%' OR ${b} LIKE ${regionPrefixSql(a)} || '%')`;
