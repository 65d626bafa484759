export const statementFormats = ['xlsx', 'pdf'] as const;
export type StatementFormat = (typeof statementFormats)[number];

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const satisfies Record<StatementFormat, string>;
