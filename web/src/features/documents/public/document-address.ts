/** Where a document is downloaded, by whoever may read it. */
export const documentAddress = (id: string): string => `/api/v1/documents/${id}`;
