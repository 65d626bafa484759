/** What is being done about a person of the roster: one thing at a time. */
export type WorkerStep = { do: 'correct' | 'remove' | 'reveal' | 'survey' | 'claim' } | { do: 'decide' | 'withdraw'; claimId: string };
