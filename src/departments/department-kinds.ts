/** What a partner department is for. The order is the order on the screen. */
export const departmentKinds = [
  'hrss', 'miit', 'housing', 'transport', 'water', 'finance', 'sasac', 'tax', 'medicalInsurance', 'marketRegulation', 'publicSecurity',
  'court', 'procuratorate', 'justice', 'petitions', 'civilAffairs', 'emergency', 'township', 'park', 'other',
] as const;
export type DepartmentKind = (typeof departmentKinds)[number];
