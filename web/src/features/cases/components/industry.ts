import type { CaseView } from '@/api/types.gen';
import { inBrackets } from '@/lib/punctuation';

/** The code as it was told: its names are a list of their own, which the standard keeps. */
export const industryOf = ({ industryCode }: CaseView['employer']): string => (industryCode === null ? '—' : `${industryCode}${inBrackets('GB/T 4754')}`);
