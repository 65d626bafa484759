import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delivery1795300000110 implements MigrationInterface {
    name = 'Delivery1795300000110'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "channels" (
                "id" uuid NOT NULL,
                "kind" text NOT NULL,
                "name" text,
                "owner_user_id" uuid,
                "region_code" text,
                "locale" text NOT NULL DEFAULT 'zh-CN',
                "address" text,
                "secret" text,
                "state" text NOT NULL,
                "created_by_id" uuid,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "asked_at" TIMESTAMP(3) WITH TIME ZONE,
                "rests_until" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_bc603823f3f741359c2339389f9" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_97de4e522303c1fc23dbf10cd7" ON "channels" ("created_by_id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_cd2e292e50a4287a58f2c4aed4" ON "channels" ("name")
            WHERE owner_user_id IS NULL
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_7e1ceccb63020c23c6df40d599" ON "channels" ("owner_user_id", "kind")
            WHERE owner_user_id IS NOT NULL
        `);
        await queryRunner.query(`
            CREATE TABLE "outgoing_messages" (
                "id" uuid NOT NULL,
                "channel_id" uuid NOT NULL,
                "state" text NOT NULL,
                "digest" boolean NOT NULL,
                "test" boolean NOT NULL,
                "tested_by_id" uuid,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "due_at" TIMESTAMP(3) WITH TIME ZONE,
                "lease_until" TIMESTAMP(3) WITH TIME ZONE,
                "tries" integer NOT NULL,
                "code" text,
                "reference" text,
                "settled_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_07b4e3d736026c72f3e61a8fb99" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_3dea91234b0bcfe11c1a82fa2b" ON "outgoing_messages" ("tested_by_id", "created_at")
            WHERE test
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_648142c72c8f382b0c12765073" ON "outgoing_messages" ("lease_until")
            WHERE state = 'sending'
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_055874b56e34971543fd4fd41f" ON "outgoing_messages" ("channel_id", "created_at", "id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_3c575d8476c67ab0ebacf73e60" ON "outgoing_messages" ("channel_id")
            WHERE state IN ('waiting', 'sending')
                AND NOT test
        `);
        await queryRunner.query(`
            CREATE TABLE "delivery_attempts" (
                "message_id" uuid NOT NULL,
                "attempt" integer NOT NULL,
                "channel_id" uuid NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "result" text,
                "code" text,
                CONSTRAINT "PK_f28399dcce6a8fdeb55cac48f9c" PRIMARY KEY ("message_id", "attempt")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_e96afbefa9f905fb3fce79e98e" ON "delivery_attempts" ("channel_id", "at")
        `);
        await queryRunner.query(`
            CREATE TABLE "deliveries" (
                "id" uuid NOT NULL,
                "notification_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "channel_ids" uuid array NOT NULL,
                "channel_id" uuid NOT NULL,
                "state" text NOT NULL,
                "due_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "urgent" boolean NOT NULL,
                "backlog" boolean NOT NULL,
                "code" text,
                "message_id" uuid,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "settled_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_a6ef225c5c5f0974e503bfb731f" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_f81ac6f833049eb6ade70110f1" ON "deliveries" ("notification_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_19ad1003a453736973ea6c728e" ON "deliveries" ("message_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_09708bea7a618707d173ee52d9" ON "deliveries" ("state", "created_at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_b4884ce9df968f2eda60cc89ea" ON "deliveries" ("user_id")
            WHERE state = 'waiting'
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_a539c0b4f807f44ffce758aba1" ON "deliveries" ("due_at", "channel_id")
            WHERE state = 'waiting'
                AND message_id IS NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_6883ea9a364df288c349723f41" ON "deliveries" ("channel_id", "due_at", "created_at", "id")
            WHERE state = 'waiting'
                AND message_id IS NULL
        `);
        await queryRunner.query(`
            CREATE TABLE "message_deliveries" (
                "message_id" uuid NOT NULL,
                "delivery_id" uuid NOT NULL,
                CONSTRAINT "PK_e9f32da92709e7f4cd9efecd4f1" PRIMARY KEY ("message_id", "delivery_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_c71ea7a321d6df0a7806296391" ON "message_deliveries" ("delivery_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "notification_settings" (
                "user_id" uuid NOT NULL,
                "locale" text NOT NULL DEFAULT 'zh-CN',
                "quiet_from" text,
                "quiet_to" text,
                "channel_ids" uuid array NOT NULL DEFAULT '{}',
                CONSTRAINT "PK_91a7ffebe8b406c4470845d4781" PRIMARY KEY ("user_id")
            )
        `);
        await queryRunner.query(`
            ALTER TABLE "notifications"
            ALTER COLUMN "case_id" DROP NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "channels"
            ADD CONSTRAINT "FK_6bc5dc632dd0b0efe14307935b2" FOREIGN KEY ("owner_user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "channels"
            ADD CONSTRAINT "FK_97de4e522303c1fc23dbf10cd7c" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "outgoing_messages"
            ADD CONSTRAINT "FK_339ce6da57e335bcfc151a01e57" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "outgoing_messages"
            ADD CONSTRAINT "FK_6975ce7937dc8522f8d8cbbf62e" FOREIGN KEY ("tested_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "delivery_attempts"
            ADD CONSTRAINT "FK_344e109af1af4c258b5e0d45fce" FOREIGN KEY ("message_id") REFERENCES "outgoing_messages"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "delivery_attempts"
            ADD CONSTRAINT "FK_5b6a4557dcc2b753503f6c20c8c" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries"
            ADD CONSTRAINT "FK_f81ac6f833049eb6ade70110f1b" FOREIGN KEY ("notification_id") REFERENCES "notifications"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries"
            ADD CONSTRAINT "FK_c1fda5fb48f4641461d9b0756fa" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries"
            ADD CONSTRAINT "FK_5b6fe1747ffeacde65c4fc3580d" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries"
            ADD CONSTRAINT "FK_19ad1003a453736973ea6c728e7" FOREIGN KEY ("message_id") REFERENCES "outgoing_messages"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "message_deliveries"
            ADD CONSTRAINT "FK_764d21f361d0f6b155ad2273dee" FOREIGN KEY ("message_id") REFERENCES "outgoing_messages"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "message_deliveries"
            ADD CONSTRAINT "FK_c71ea7a321d6df0a78062963915" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "notification_settings"
            ADD CONSTRAINT "FK_91a7ffebe8b406c4470845d4781" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "notification_settings" DROP CONSTRAINT "FK_91a7ffebe8b406c4470845d4781"
        `);
        await queryRunner.query(`
            ALTER TABLE "message_deliveries" DROP CONSTRAINT "FK_c71ea7a321d6df0a78062963915"
        `);
        await queryRunner.query(`
            ALTER TABLE "message_deliveries" DROP CONSTRAINT "FK_764d21f361d0f6b155ad2273dee"
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries" DROP CONSTRAINT "FK_19ad1003a453736973ea6c728e7"
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries" DROP CONSTRAINT "FK_5b6fe1747ffeacde65c4fc3580d"
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries" DROP CONSTRAINT "FK_c1fda5fb48f4641461d9b0756fa"
        `);
        await queryRunner.query(`
            ALTER TABLE "deliveries" DROP CONSTRAINT "FK_f81ac6f833049eb6ade70110f1b"
        `);
        await queryRunner.query(`
            ALTER TABLE "delivery_attempts" DROP CONSTRAINT "FK_5b6a4557dcc2b753503f6c20c8c"
        `);
        await queryRunner.query(`
            ALTER TABLE "delivery_attempts" DROP CONSTRAINT "FK_344e109af1af4c258b5e0d45fce"
        `);
        await queryRunner.query(`
            ALTER TABLE "outgoing_messages" DROP CONSTRAINT "FK_6975ce7937dc8522f8d8cbbf62e"
        `);
        await queryRunner.query(`
            ALTER TABLE "outgoing_messages" DROP CONSTRAINT "FK_339ce6da57e335bcfc151a01e57"
        `);
        await queryRunner.query(`
            ALTER TABLE "channels" DROP CONSTRAINT "FK_97de4e522303c1fc23dbf10cd7c"
        `);
        await queryRunner.query(`
            ALTER TABLE "channels" DROP CONSTRAINT "FK_6bc5dc632dd0b0efe14307935b2"
        `);
        await queryRunner.query(`
            DROP TABLE "notification_settings"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_c71ea7a321d6df0a7806296391"
        `);
        await queryRunner.query(`
            DROP TABLE "message_deliveries"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_6883ea9a364df288c349723f41"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_a539c0b4f807f44ffce758aba1"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b4884ce9df968f2eda60cc89ea"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_09708bea7a618707d173ee52d9"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_19ad1003a453736973ea6c728e"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_f81ac6f833049eb6ade70110f1"
        `);
        await queryRunner.query(`
            DROP TABLE "deliveries"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_e96afbefa9f905fb3fce79e98e"
        `);
        await queryRunner.query(`
            DROP TABLE "delivery_attempts"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_3c575d8476c67ab0ebacf73e60"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_055874b56e34971543fd4fd41f"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_648142c72c8f382b0c12765073"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_3dea91234b0bcfe11c1a82fa2b"
        `);
        await queryRunner.query(`
            DROP TABLE "outgoing_messages"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_7e1ceccb63020c23c6df40d599"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_cd2e292e50a4287a58f2c4aed4"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_97de4e522303c1fc23dbf10cd7"
        `);
        await queryRunner.query(`
            DROP TABLE "channels"
        `);
        await queryRunner.query(`
            DELETE FROM "notifications" WHERE "case_id" IS NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "notifications"
            ALTER COLUMN "case_id" SET NOT NULL
        `);
    }

}
