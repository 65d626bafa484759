/** Why a plan or an instalment is refused; the text is `planMessages`'s. None of them can be overridden. */
export interface PlanBlocker {
  code:
    | 'noInstalments'
    | 'tooManyInstalments'
    | 'instalmentDateInvalid'
    | 'instalmentInThePast'
    | 'instalmentTooFarAhead'
    | 'instalmentAmountInvalid'
    | 'instalmentKindNotOwed'
    | 'instalmentsDoNotAddUp';
  path: string;
  overridable: false;
  params?: Readonly<Record<string, string | number>>;
}
