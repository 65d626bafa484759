import type { CreateCaseBody, InvestigationBody } from '@/api/types.gen';

/** The closed lists of a case, in the order of the screen. */
export const CHANNELS = [
  'hotline12351', 'hotline12345', 'hotline12333', 'visit', 'letter', 'online', 'wechat', 'arrearsPlatform', 'petition', 'gridWorker', 'patrol', 'transfer', 'media', 'other',
] as const satisfies readonly CreateCaseBody['channel'][];

export const ESCALATORS = ['stoppage', 'roadBlocking', 'selfHarmThreat', 'higherPetition', 'mediaHeat', 'employerFled'] as const satisfies readonly NonNullable<CreateCaseBody['escalators']>[number][];

export const OPERATING_STATUSES = ['normal', 'difficult', 'halted', 'restructuring', 'closing', 'absconded', 'unknown'] as const satisfies readonly InvestigationBody['operatingStatus'][];
