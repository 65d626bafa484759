import type { DepartmentView } from '@/api/types.gen';

/** In the order in which an office turns to them. */
export const DEPARTMENT_KINDS = [
  'hrss', 'miit', 'housing', 'transport', 'water', 'finance', 'sasac', 'tax', 'medicalInsurance', 'marketRegulation', 'publicSecurity', 'court', 'procuratorate', 'justice', 'petitions',
  'civilAffairs', 'emergency', 'township', 'park', 'other',
] as const satisfies readonly DepartmentView['kind'][];
