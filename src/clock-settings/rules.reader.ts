import { Injectable } from '@nestjs/common';
import { DeadlineWords } from '../cases/deadline-words.js';
import { DEFAULT_RULES, type DeadlineTrigger, type RuleDefinition } from '../deadlines/domain/deadline-rules.js';
import { ESCALATION_LADDERS, type EscalationStep } from '../deadlines/domain/escalation-ladders.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { overlay, shippedRule } from '../deadlines/rule-book.js';
import { RuleVersion } from '../deadlines/rule-version.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { peopleOf } from './clock-moves.reader.js';
import { fixedBecause } from './domain/rule-change.js';
import { SHIPPED_VERSION, ruleSchedule } from './domain/rule-schedule.js';
import { ownVersions } from './rule-settings.service.js';
import type { CodeAndTextView, LadderStepView, RuleBasisView, RuleLengthsView, RuleVersionView, RuleVersionsView, RuleView, RulesView } from './rules.dto.js';

/** The rules as people read them: what is in force, where it comes from, what starts and ends a clock, and whom it tells. */
@Injectable()
export class RulesReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they ship. */
  async list(): Promise<RulesView> {
    const versions = await this.transactions.reader.find(RuleVersion, { order: { version: 'ASC' } });
    return { items: DEFAULT_RULES.map((rule) => this.view(rule, versions.filter(({ code }) => code === rule.code))) };
  }

  /** Newest first; the last is the one that ships. @throws CodedError 404 */
  async versions(code: string): Promise<RuleVersionsView> {
    const rule = shippedRule(code);
    if (!rule) throw notFound();
    const m = this.transactions.reader;
    const own = await ownVersions(m, rule.code);
    const schedule = ruleSchedule(own, this.today());
    const people = await peopleOf(m, own.map(({ changedById }) => changedById));
    const shipped: RuleVersionView = { version: SHIPPED_VERSION, status: schedule.get(SHIPPED_VERSION) ?? 'past', ...this.termsOf(rule), reason: null, changedBy: null, at: null };
    const items = own.map((version): RuleVersionView => ({
      version: version.version, status: schedule.get(version.version) ?? 'past', ...this.termsOf(overlay(rule, version)),
      reason: version.reason, changedBy: people.get(version.changedById) ?? null, at: version.at.toISOString(),
    }));
    return { items: [shipped, ...items].reverse() };
  }

  private today(): string {
    return this.time.dateOf(this.clock.now());
  }

  private view(shipped: RuleDefinition, own: readonly RuleVersion[]): RuleView {
    const schedule = ruleSchedule(own, this.today());
    const inForce = own.find(({ version }) => schedule.get(version) === 'inForce');
    const rule = inForce ? overlay(shipped, inForce) : shipped;
    const { code, confidence, nature, effect, pausable, extendable, rollForward = false } = rule;
    const fixed = fixedBecause(shipped);
    return {
      code, confidence, nature, effect, pausable, extendable, rollForward,
      name: this.text(`label.${code}`),
      version: Number(rule.version),
      newestVersion: own.at(-1)?.version ?? SHIPPED_VERSION,
      ...this.termsOf(rule),
      fixedBecause: fixed && { code: fixed, text: this.text(fixed) },
      startsOn: this.triggers(rule.startsOn),
      begunAnewBy: this.triggers(rule.begunAnewBy ?? []),
      metBy: this.triggers(rule.metBy),
      cancelledBy: this.triggers(rule.cancelledBy),
      ladder: ESCALATION_LADDERS[rule.ladder].map((step) => this.step(step)),
      shipped: this.termsOf(shipped),
      coming: own.filter(({ version }) => schedule.get(version) === 'coming').map(({ version, lengths, effectiveFrom }) => ({ version, lengths: lengthsOf(lengths), effectiveFrom })),
    };
  }

  private triggers(codes: readonly DeadlineTrigger[]): CodeAndTextView[] {
    return codes.map((code) => ({ code, text: this.text(`trigger.${code}`) }));
  }

  private step({ code, moment, recipients, opensItem, proposes }: EscalationStep): LadderStepView {
    const params = { days: 'days' in moment ? moment.days : 0, percent: 'share' in moment ? Math.round(moment.share * 100) : 0 };
    return {
      code,
      opensItem: opensItem ?? false,
      proposes: proposes ?? null,
      text: this.text(`stepMoment.${moment.kind}`, params),
      recipients: recipients.map((recipient) => ({ code: recipient, text: this.text(`recipient.${recipient}`) })),
    };
  }

  private termsOf({ lengths, basis, effectiveFrom }: RuleDefinition): { lengths: RuleLengthsView; basis: RuleBasisView; effectiveFrom: string } {
    return { lengths: lengthsOf(lengths), basis: new DeadlineWords(this.catalogue, currentContext()?.locale).basis(basis), effectiveFrom };
  }

  private text(code: string, params: Record<string, number> = {}): string {
    return this.catalogue.render(code, params, currentContext()?.locale);
  }
}

const lengthsOf = ({ blue, yellow, orange, red }: RuleDefinition['lengths']): RuleLengthsView => ({ blue, yellow, orange, red });

