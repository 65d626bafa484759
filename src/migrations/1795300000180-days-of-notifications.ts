import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages about a clock name the day on which it ends: those that were told before get it, in the zone of the offices so far. */
export class DaysOfNotifications1795300000180 implements MigrationInterface {
    name = 'DaysOfNotifications1795300000180'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            UPDATE "notifications"
               SET "data" = "data" || jsonb_build_object('dueOn', to_char(("data"->>'dueAt')::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'))
             WHERE "type" LIKE 'deadline.%' AND "data"->>'dueAt' <> '' AND NOT "data" ? 'dueOn'
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            UPDATE "notifications" SET "data" = "data" - 'dueOn' WHERE "type" LIKE 'deadline.%'
        `);
    }

}
