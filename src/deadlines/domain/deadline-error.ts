/** Every reason for which the calendar and deadline engine refuses its input. */
export type DeadlineErrorCode =
  | 'calendarYearOutOfRange'
  | 'closesBeforeOpening'
  | 'deadlineNotOpen'
  | 'deadlineNotRunning'
  | 'deadlineNotSuspended'
  | 'extensionBeforeStart'
  | 'extensionIntoThePast'
  | 'extensionOverLimit'
  | 'invalidDate'
  | 'invalidInstant'
  | 'invalidShare'
  | 'invalidTimeOfDay'
  | 'lengthNotPositive'
  | 'lengthTooLarge'
  | 'noticeMissesStatutoryDay'
  | 'pauseEndsBeforeItBegins'
  | 'ruleNotExtendable'
  | 'ruleNotPausable'
  | 'unknownRule'
  | 'unknownZone';

/** A refusal of the engine: a literal code and what a message about it needs. It carries no HTTP status: the edge maps codes. */
export class DeadlineError extends Error {
  constructor(
    readonly code: DeadlineErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'DeadlineError';
  }
}
