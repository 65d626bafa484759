import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1795300000050 implements MigrationInterface {
    name = 'Notifications1795300000050'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "notifications" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "event_key" text NOT NULL,
                "type" text NOT NULL,
                "data" jsonb NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "visible_from" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "read_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_6a72c3c0f683f6462415e653c3a" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_63e5f2b81ae561b30d23c1ab6e" ON "notifications" ("case_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_3fcfe6bdb806f59197e1ab11c1" ON "notifications" ("user_id")
            WHERE read_at IS NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_dc31b33b2a539bc9e96d9b28b3" ON "notifications" ("user_id", "created_at", "id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_3d873ab5a741de614867241e3b" ON "notifications" ("event_key", "user_id")
        `);
        await queryRunner.query(`
            ALTER TABLE "notifications"
            ADD CONSTRAINT "FK_9a8a82462cab47c73d25f49261f" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "notifications"
            ADD CONSTRAINT "FK_63e5f2b81ae561b30d23c1ab6e6" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "notifications" DROP CONSTRAINT "FK_63e5f2b81ae561b30d23c1ab6e6"
        `);
        await queryRunner.query(`
            ALTER TABLE "notifications" DROP CONSTRAINT "FK_9a8a82462cab47c73d25f49261f"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_3d873ab5a741de614867241e3b"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_dc31b33b2a539bc9e96d9b28b3"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_3fcfe6bdb806f59197e1ab11c1"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_63e5f2b81ae561b30d23c1ab6e"
        `);
        await queryRunner.query(`
            DROP TABLE "notifications"
        `);
    }

}
