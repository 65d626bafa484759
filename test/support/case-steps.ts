/** A report as a hotline clerk types it; `changes` replace whole fields. */
export const aReport = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  channel: 'hotline12351',
  reportedAt: '2024-12-18T01:30:00Z',
  summary: '职工来电反映公司拖欠工资',
  reporter: { name: '张三', phone: '13800000000' },
  employer: { name: '某燃气有限公司', regionCode: '640302', industryCode: '4511' },
  workersReported: 60,
  ...changes,
});
