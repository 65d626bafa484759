import type { EntityManager } from 'typeorm';
import type { ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import { standingRecords } from '../repayment/adjustments/ledger-voids.js';
import { AdditionalCompensation } from './additional-compensation.entity.js';
import { type OrderStanding, orderStanding } from './domain/order-standing.js';
import { LabourOrder } from './labour-order.entity.js';

/** The orders of a case that were not taken back, as they were recorded. */
export const standingOrders = (m: EntityManager, caseId: string): Promise<LabourOrder[]> => standingRecords(m, LabourOrder, caseId);

/** The decisions of a case that were not taken back. */
export const standingCompensations = (m: EntityManager, caseId: string): Promise<AdditionalCompensation[]> => standingRecords(m, AdditionalCompensation, caseId);

/** Whether anything was ever ordered on the case: without it nothing here has to be looked at. */
export const hasOrders = (m: EntityManager, caseId: string): Promise<boolean> => m.existsBy(LabourOrder, { caseId });

export const standingOf = (order: LabourOrder, { history, replayed, today }: ReplayedLedger): OrderStanding => orderStanding(order, { history, replayed }, today);
