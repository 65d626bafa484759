import { Module } from '@nestjs/common';
import { AdditionalCompensations } from './additional-compensations.service.js';
import { LabourOrderClocks } from './labour-order-clocks.js';
import { LabourOrdersController } from './labour-orders.controller.js';
import { LabourOrdersReader } from './labour-orders.reader.js';
import { LabourOrders } from './labour-orders.service.js';

/** 责令文书: what the authorities ordered the employer to pay, and what is added when it does not. */
@Module({ controllers: [LabourOrdersController], providers: [AdditionalCompensations, LabourOrderClocks, LabourOrders, LabourOrdersReader] })
export class LabourOrdersModule {}
