import { useQuery } from '@tanstack/react-query';
import { caseDocumentsListOptions } from '@/api/@tanstack/react-query.gen';

/** The newest documents of a case. */
export const useCaseDocuments = (caseId: string) => useQuery(caseDocumentsListOptions({ path: { id: caseId }, query: { limit: 200 } }));
