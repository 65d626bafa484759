import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The aid that waits for a decision, over all cases: for the supervisor's list. */
export class WaitingAid1795300000330 implements MigrationInterface {
    name = 'WaitingAid1795300000330'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE INDEX "IDX_c59927f7c8bb959a76ab5d7947" ON "aid_items" ("state", "requested_at", "id")`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "public"."IDX_c59927f7c8bb959a76ab5d7947"`);
    }

}
