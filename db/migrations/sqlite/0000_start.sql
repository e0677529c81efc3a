CREATE TABLE `claim_photos` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`content` text NOT NULL,
	`kept_until` integer,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `claim_photos_due` ON `claim_photos` (`kept_until`);--> statement-breakpoint
CREATE TABLE `claim_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`step` integer NOT NULL,
	`status` text NOT NULL,
	`side` text NOT NULL,
	`done_by` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_steps_order` ON `claim_steps` (`claim_id`,`step`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`round` integer NOT NULL,
	`merchant_id` text NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`is_visited` integer NOT NULL,
	`position` text,
	`answer_by` integer NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_order` ON `claims` (`order_id`,`round`);--> statement-breakpoint
CREATE INDEX `claims_merchant` ON `claims` (`merchant_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `claims_due` ON `claims` (`status`,`answer_by`);--> statement-breakpoint
CREATE TABLE `deal_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`version` integer NOT NULL,
	`package_id` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`terms` text NOT NULL,
	`status` text NOT NULL,
	`findings` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_versions_deal_version` ON `deal_versions` (`deal_id`,`version`);--> statement-breakpoint
CREATE INDEX `deal_versions_queue` ON `deal_versions` (`status`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `deals` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`merchant_id` text NOT NULL,
	`venue_id` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`live_version` integer,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`lowest_price_minor` integer NOT NULL,
	`list_price_minor` integer NOT NULL,
	`sales_from` integer NOT NULL,
	`sales_until` integer NOT NULL,
	`units_taken` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`live_at` integer,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deals_units_taken" CHECK("deals"."units_taken" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `deals_slug` ON `deals` (`slug`);--> statement-breakpoint
CREATE INDEX `deals_merchant` ON `deals` (`merchant_id`);--> statement-breakpoint
CREATE INDEX `deals_venue` ON `deals` (`venue_id`);--> statement-breakpoint
CREATE INDEX `deals_status` ON `deals` (`status`,`category`);--> statement-breakpoint
CREATE INDEX `deals_sale_begins` ON `deals` (`status`,`sales_from`);--> statement-breakpoint
CREATE INDEX `deals_sale_ends` ON `deals` (`status`,`sales_until`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`version` integer,
	`decision` text NOT NULL,
	`reasons` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `decisions_entity` ON `decisions` (`entity_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`paused_by` text NOT NULL,
	`paused_at` integer NOT NULL,
	`resumed_at` integer,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `pauses_deal` ON `pauses` (`deal_id`);--> statement-breakpoint
CREATE TABLE `group_joins` (
	`group_id` text NOT NULL,
	`order_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `order_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`deal_version` integer NOT NULL,
	`venue_id` text NOT NULL,
	`scope` text NOT NULL,
	`slot_key` text NOT NULL,
	`start` integer,
	`status` text NOT NULL,
	`because` text,
	`members` integer NOT NULL,
	`joining` integer DEFAULT 0 NOT NULL,
	`threshold` integer NOT NULL,
	`maximum` integer NOT NULL,
	`places_reserved` integer NOT NULL,
	`base_price_minor` integer NOT NULL,
	`units_limit` integer,
	`leader_order_id` text,
	`closes_at` integer NOT NULL,
	`reminded_at` integer,
	`tipped_at` integer,
	`tier_told` integer DEFAULT 0 NOT NULL,
	`called_off_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "groups_members" CHECK("groups"."members" >= 0 and "groups"."joining" >= 0 and "groups"."members" + "groups"."joining" <= "groups"."maximum")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_slot` ON `groups` (`slot_key`);--> statement-breakpoint
CREATE INDEX `groups_deal` ON `groups` (`deal_id`);--> statement-breakpoint
CREATE INDEX `groups_due` ON `groups` (`closed_at`,`closes_at`);--> statement-breakpoint
CREATE INDEX `groups_missing` ON `groups` (`closed_at`,("threshold" - "members"),`closes_at`,`id`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`order_id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`starts` text NOT NULL,
	`named_starts` text NOT NULL,
	`ceiling_minor` integer NOT NULL,
	`made_at` integer,
	`decide_at` integer NOT NULL,
	`decided_at` integer,
	`missed` text NOT NULL,
	`outcome` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `pledges_deal` ON `pledges` (`deal_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `pledges_due` ON `pledges` (`decided_at`,`decide_at`);--> statement-breakpoint
CREATE TABLE `covered_accounts` (
	`account` text NOT NULL,
	`currency` text NOT NULL,
	`available_minor` integer NOT NULL,
	PRIMARY KEY(`account`, `currency`),
	CONSTRAINT "covered_accounts_covered" CHECK("covered_accounts"."available_minor" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`cause` text NOT NULL,
	`phase` text NOT NULL,
	`resolves` text,
	`debit` text NOT NULL,
	`credit` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`order_id` text,
	`merchant_id` text,
	`booked_at` integer NOT NULL,
	CONSTRAINT "transfers_amount" CHECK("transfers"."amount_minor" > 0),
	CONSTRAINT "transfers_sides" CHECK("transfers"."debit" <> "transfers"."credit")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_cause` ON `transfers` (`cause`);--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_resolves` ON `transfers` (`resolves`);--> statement-breakpoint
CREATE INDEX `transfers_event` ON `transfers` (`event`);--> statement-breakpoint
CREATE INDEX `transfers_debit` ON `transfers` (`debit`);--> statement-breakpoint
CREATE INDEX `transfers_credit` ON `transfers` (`credit`);--> statement-breakpoint
CREATE INDEX `transfers_order` ON `transfers` (`order_id`);--> statement-breakpoint
CREATE INDEX `transfers_merchant` ON `transfers` (`merchant_id`,`booked_at`);--> statement-breakpoint
CREATE TABLE `bands` (
	`deal_id` text NOT NULL,
	`level` integer NOT NULL,
	`city` text NOT NULL,
	`time_zone` text NOT NULL,
	`venue_id` text NOT NULL,
	`category` text NOT NULL,
	`price_minor` integer NOT NULL,
	`quietness` integer NOT NULL,
	`visit_from` text NOT NULL,
	`visit_until` text NOT NULL,
	`monday` integer NOT NULL,
	`tuesday` integer NOT NULL,
	`wednesday` integer NOT NULL,
	`thursday` integer NOT NULL,
	`friday` integer NOT NULL,
	`saturday` integer NOT NULL,
	`sunday` integer NOT NULL,
	`week_kind` text NOT NULL,
	PRIMARY KEY(`deal_id`, `level`),
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`week_kind`) REFERENCES `week_kinds`(`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bands_level" CHECK("bands"."level" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `bands_kind_quietness` ON `bands` (`week_kind`,`quietness`,`deal_id`);--> statement-breakpoint
CREATE INDEX `bands_kind_price` ON `bands` (`week_kind`,`price_minor`,`deal_id`);--> statement-breakpoint
CREATE INDEX `bands_city_quietness` ON `bands` (`city`,`quietness`,`deal_id`);--> statement-breakpoint
CREATE INDEX `bands_city_price` ON `bands` (`city`,`price_minor`,`deal_id`);--> statement-breakpoint
CREATE INDEX `bands_venue` ON `bands` (`venue_id`);--> statement-breakpoint
CREATE TABLE `city_trades` (
	`city` text NOT NULL,
	`category` text NOT NULL,
	`deals` integer NOT NULL,
	PRIMARY KEY(`city`, `category`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `listings` (
	`deal_id` text PRIMARY KEY NOT NULL,
	`venue_id` text NOT NULL,
	`city` text NOT NULL,
	`category` text NOT NULL,
	`time_zone` text NOT NULL,
	`words` text NOT NULL,
	`least_minor` integer NOT NULL,
	`quietness` integer NOT NULL,
	`age` integer NOT NULL,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `listings_quietness` ON `listings` (`quietness`,`deal_id`);--> statement-breakpoint
CREATE INDEX `listings_least` ON `listings` (`least_minor`,`deal_id`);--> statement-breakpoint
CREATE INDEX `listings_age` ON `listings` (`age`,`deal_id`);--> statement-breakpoint
CREATE INDEX `listings_city_quietness` ON `listings` (`city`,`quietness`,`deal_id`);--> statement-breakpoint
CREATE INDEX `listings_city_least` ON `listings` (`city`,`least_minor`,`deal_id`);--> statement-breakpoint
CREATE INDEX `listings_city_age` ON `listings` (`city`,`age`,`deal_id`);--> statement-breakpoint
CREATE INDEX `listings_city_venue` ON `listings` (`city`,`venue_id`);--> statement-breakpoint
CREATE INDEX `listings_city_category` ON `listings` (`city`,`category`);--> statement-breakpoint
CREATE INDEX `listings_venue` ON `listings` (`venue_id`);--> statement-breakpoint
CREATE INDEX `listings_zone` ON `listings` (`time_zone`);--> statement-breakpoint
CREATE TABLE `week_kinds` (
	`kind` text PRIMARY KEY NOT NULL,
	`monday` integer NOT NULL,
	`tuesday` integer NOT NULL,
	`wednesday` integer NOT NULL,
	`thursday` integer NOT NULL,
	`friday` integer NOT NULL,
	`saturday` integer NOT NULL,
	`sunday` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_means` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`wallet` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`points` integer NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_means_sum" CHECK("order_means"."amount_minor" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_means_kind` ON `order_means` (`order_id`,`kind`);--> statement-breakpoint
CREATE TABLE `point_lots` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`points` integer NOT NULL,
	`points_left` integer NOT NULL,
	`earned_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`warnings` integer NOT NULL,
	CONSTRAINT "point_lots_left" CHECK("point_lots"."points_left" >= 0 and "point_lots"."points_left" <= "point_lots"."points")
) STRICT;
--> statement-breakpoint
CREATE INDEX `point_lots_person` ON `point_lots` (`person_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `point_lots_end` ON `point_lots` (`expires_at`);--> statement-breakpoint
CREATE TABLE `point_uses` (
	`means_id` text NOT NULL,
	`lot_id` text NOT NULL,
	`points` integer NOT NULL,
	`back_points` integer NOT NULL,
	PRIMARY KEY(`means_id`, `lot_id`),
	FOREIGN KEY (`means_id`) REFERENCES `order_means`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `point_lots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "point_uses_back" CHECK("point_uses"."back_points" >= 0 and "point_uses"."back_points" <= "point_uses"."points")
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`act` text NOT NULL,
	`entity` text NOT NULL,
	`before` text,
	`after` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_events_entity` ON `audit_events` (`entity`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`);--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`caller` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer,
	`body` text,
	`created_at` integer NOT NULL,
	`locked_until` integer NOT NULL,
	PRIMARY KEY(`caller`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotency_keys_created` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`token` integer NOT NULL,
	`until` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer NOT NULL,
	`refused_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`sent_at`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `outbox_recipient` ON `outbox` (`recipient`);--> statement-breakpoint
CREATE TABLE `provider_book` (
	`key` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`made_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `provider_book_made` ON `provider_book` (`made_at`);--> statement-breakpoint
CREATE TABLE `rate_counts` (
	`name` text NOT NULL,
	`whose` text NOT NULL,
	`requests` integer NOT NULL,
	`ends_at` integer NOT NULL,
	PRIMARY KEY(`name`, `whose`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `rate_counts_ends` ON `rate_counts` (`ends_at`);--> statement-breakpoint
CREATE TABLE `full_price_promises` (
	`order_id` text PRIMARY KEY NOT NULL,
	`checked_version` integer NOT NULL,
	`back_minor` integer NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "full_price_promises_back" CHECK("full_price_promises"."back_minor" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`deal_version` integer NOT NULL,
	`package_id` text NOT NULL,
	`venue_id` text NOT NULL,
	`merchant_id` text NOT NULL,
	`person_id` text,
	`email` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`bought_as` text NOT NULL,
	`group_id` text,
	`fallback` text,
	`start` integer NOT NULL,
	`end_at` integer NOT NULL,
	`free_at` integer NOT NULL,
	`quantity` integer NOT NULL,
	`places` integer NOT NULL,
	`places_taken` integer NOT NULL,
	`is_discounted` integer NOT NULL,
	`currency` text NOT NULL,
	`list_price_minor` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`agreed_price_minor` integer NOT NULL,
	`off_bps` integer NOT NULL,
	`because` text NOT NULL,
	`status` text NOT NULL,
	`buyers` text NOT NULL,
	`hold_id` text,
	`access_token_hash` text,
	`request_key` text,
	`grace_until` integer,
	`created_at` integer NOT NULL,
	`paid_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_quantity" CHECK("orders"."quantity" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_request` ON `orders` (`request_key`);--> statement-breakpoint
CREATE INDEX `orders_person` ON `orders` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `orders_merchant` ON `orders` (`merchant_id`,`start`);--> statement-breakpoint
CREATE INDEX `orders_venue` ON `orders` (`venue_id`,`start`);--> statement-breakpoint
CREATE INDEX `orders_deal` ON `orders` (`deal_id`);--> statement-breakpoint
CREATE INDEX `orders_start` ON `orders` (`is_discounted`,`start`,`venue_id`);--> statement-breakpoint
CREATE INDEX `orders_group` ON `orders` (`group_id`);--> statement-breakpoint
CREATE INDEX `orders_status` ON `orders` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `payment_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`cause` text NOT NULL,
	`status` text NOT NULL,
	`reference` text,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`ask_again_at` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_acts_payment` ON `payment_acts` (`payment_id`);--> statement-breakpoint
CREATE INDEX `payment_acts_open` ON `payment_acts` (`status`,`started_at`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`purpose` text DEFAULT 'order' NOT NULL,
	`status` text NOT NULL,
	`reference` text,
	`saved_card` text,
	`authorise_at` integer,
	`card_token` text NOT NULL,
	`card` text,
	`can_hold` integer DEFAULT true NOT NULL,
	`currency` text NOT NULL,
	`authorised_minor` integer NOT NULL,
	`captured_minor` integer DEFAULT 0 NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`capture_losses` integer DEFAULT 0 NOT NULL,
	`capture_before` integer,
	`action_url` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payments_captured" CHECK("payments"."captured_minor" <= "payments"."authorised_minor" and "payments"."refunded_minor" <= "payments"."captured_minor"),
	CONSTRAINT "payments_voided" CHECK("payments"."status" <> 'voided' or "payments"."captured_minor" = 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_order` ON `payments` (`order_id`,`purpose`);--> statement-breakpoint
CREATE UNIQUE INDEX `payments_reference` ON `payments` (`reference`);--> statement-breakpoint
CREATE INDEX `payments_authorise` ON `payments` (`status`,`authorise_at`);--> statement-breakpoint
CREATE INDEX `payments_status` ON `payments` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `payments_created` ON `payments` (`created_at`);--> statement-breakpoint
CREATE INDEX `payments_held` ON `payments` (`currency`,`captured_minor`,`refunded_minor`);--> statement-breakpoint
CREATE TABLE `person_cards` (
	`person_id` text NOT NULL,
	`card` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `card`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_cards_card` ON `person_cards` (`card`);--> statement-breakpoint
CREATE TABLE `reschedules` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`status` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`difference_minor` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reschedules_order` ON `reschedules` (`order_id`);--> statement-breakpoint
CREATE INDEX `reschedules_open` ON `reschedules` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant_id` text NOT NULL,
	`email` text NOT NULL,
	`person_id` text,
	`role` text NOT NULL,
	`invited_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	`invitation_hash` text,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_merchant_email` ON `memberships` (`merchant_id`,`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_invitation` ON `memberships` (`invitation_hash`);--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE INDEX `memberships_email` ON `memberships` (`email`);--> statement-breakpoint
CREATE TABLE `merchants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`registration_number` text,
	`contact_email` text NOT NULL,
	`status` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`is_admin` integer DEFAULT false NOT NULL,
	`email_proven_at` integer,
	`is_merchant` integer DEFAULT false NOT NULL,
	`session_version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`label` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `tokens_person` ON `tokens` (`person_id`);--> statement-breakpoint
CREATE INDEX `tokens_expires` ON `tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `book_comparisons` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`checked_at` integer NOT NULL,
	`payments` integer NOT NULL,
	`differences` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `book_comparisons_checked` ON `book_comparisons` (`checked_at`,`id`);--> statement-breakpoint
CREATE TABLE `payment_disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`order_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	`is_redeemed` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_disputes_payment` ON `payment_disputes` (`payment_id`);--> statement-breakpoint
CREATE INDEX `payment_disputes_order` ON `payment_disputes` (`order_id`,`status`);--> statement-breakpoint
CREATE INDEX `payment_disputes_status` ON `payment_disputes` (`status`,`opened_at`);--> statement-breakpoint
CREATE TABLE `provider_events` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`event_id` text NOT NULL,
	`says` text NOT NULL,
	`reference` text,
	`act_key` text,
	`received_at` integer NOT NULL,
	`handled_at` integer,
	`outcome` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`ask_again_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_events_event` ON `provider_events` (`provider`,`event_id`);--> statement-breakpoint
CREATE INDEX `provider_events_open` ON `provider_events` (`handled_at`,`ask_again_at`);--> statement-breakpoint
CREATE TABLE `refund_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`refund_id` text NOT NULL,
	`step` integer NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`done_by` text NOT NULL,
	`reference` text,
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_steps_order` ON `refund_steps` (`refund_id`,`step`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`place` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	`means` text NOT NULL,
	`wallet` text NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`cause` text NOT NULL,
	`status` text NOT NULL,
	`act_id` text,
	`reference` text,
	`account_sealed` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refunds_amount" CHECK("refunds"."amount_minor" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_order` ON `refunds` (`order_id`,`place`);--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_act` ON `refunds` (`act_id`);--> statement-breakpoint
CREATE INDEX `refunds_status` ON `refunds` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `earnings` (
	`redemption_id` text PRIMARY KEY NOT NULL,
	`voucher_id` text NOT NULL,
	`order_id` text NOT NULL,
	`merchant_id` text NOT NULL,
	`currency` text NOT NULL,
	`quantity` integer NOT NULL,
	`gross_minor` integer NOT NULL,
	`discount_minor` integer NOT NULL,
	`fee_minor` integer NOT NULL,
	`share_bps` integer NOT NULL,
	`fee_because` text NOT NULL,
	`tax_minor` integer NOT NULL,
	`net_minor` integer NOT NULL,
	`earned_at` integer NOT NULL,
	FOREIGN KEY (`redemption_id`) REFERENCES `redemptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "earnings_adds_up" CHECK("earnings"."gross_minor" - "earnings"."discount_minor" - "earnings"."fee_minor" = "earnings"."net_minor")
) STRICT;
--> statement-breakpoint
CREATE INDEX `earnings_merchant` ON `earnings` (`merchant_id`,`earned_at`);--> statement-breakpoint
CREATE INDEX `earnings_order` ON `earnings` (`order_id`);--> statement-breakpoint
CREATE TABLE `payout_lines` (
	`event` text PRIMARY KEY NOT NULL,
	`payout_id` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text,
	`amount_minor` integer NOT NULL,
	`tax_minor` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`payout_id`) REFERENCES `payouts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payout_lines_payout` ON `payout_lines` (`payout_id`);--> statement-breakpoint
CREATE TABLE `payouts` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant_id` text NOT NULL,
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`tax_minor` integer NOT NULL,
	`status` text NOT NULL,
	`attempt` integer NOT NULL,
	`reference` text,
	`because` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`ended_at` integer,
	`reserve_minor` integer DEFAULT 0 NOT NULL,
	`reserve_until` text,
	`released_at` integer,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payouts_amount" CHECK("payouts"."amount_minor" >= 0 and "payouts"."reserve_minor" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_day` ON `payouts` (`merchant_id`,`currency`,`day`);--> statement-breakpoint
CREATE INDEX `payouts_status` ON `payouts` (`status`);--> statement-breakpoint
CREATE INDEX `payouts_reserve` ON `payouts` (`released_at`,`reserve_until`);--> statement-breakpoint
CREATE TABLE `reserve_terms` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant_id` text NOT NULL,
	`share_bps` integer NOT NULL,
	`days` integer NOT NULL,
	`because` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reserve_terms_merchant` ON `reserve_terms` (`merchant_id`,`set_at`);--> statement-breakpoint
CREATE TABLE `deal_buyers` (
	`deal_id` text NOT NULL,
	`buyer` text NOT NULL,
	`units` integer NOT NULL,
	PRIMARY KEY(`deal_id`, `buyer`),
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deal_buyers_units" CHECK("deal_buyers"."units" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `deal_slots` (
	`deal_id` text NOT NULL,
	`start` integer NOT NULL,
	`alone_taken` integer NOT NULL,
	`full_taken` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`deal_id`, `start`),
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deal_slots_alone" CHECK("deal_slots"."alone_taken" >= 0 and "deal_slots"."full_taken" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`deal_version` integer NOT NULL,
	`venue_id` text NOT NULL,
	`person_id` text,
	`bought_as` text NOT NULL,
	`group_id` text,
	`start` integer NOT NULL,
	`end_at` integer NOT NULL,
	`free_at` integer NOT NULL,
	`quantity` integer NOT NULL,
	`places` integer NOT NULL,
	`places_taken` integer NOT NULL,
	`is_discounted` integer NOT NULL,
	`list_price_minor` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`off_bps` integer NOT NULL,
	`because` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`extended_at` integer,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `holds_open` ON `holds` (`ended_at`,`expires_at`);--> statement-breakpoint
CREATE INDEX `holds_deal` ON `holds` (`deal_id`);--> statement-breakpoint
CREATE TABLE `openings` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`off_bps` integer NOT NULL,
	`seats` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "openings_taken" CHECK("openings"."taken" >= 0 and "openings"."taken" <= "openings"."seats")
) STRICT;
--> statement-breakpoint
CREATE INDEX `openings_deal` ON `openings` (`deal_id`,`until_at`);--> statement-breakpoint
CREATE TABLE `refused_requests` (
	`venue_id` text NOT NULL,
	`start` integer NOT NULL,
	`requests` integer NOT NULL,
	`places` integer NOT NULL,
	PRIMARY KEY(`venue_id`, `start`),
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `venue_steps` (
	`venue_id` text NOT NULL,
	`at` integer NOT NULL,
	`taken` integer NOT NULL,
	`discounted` integer NOT NULL,
	PRIMARY KEY(`venue_id`, `at`),
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "venue_steps_taken" CHECK("venue_steps"."taken" >= "venue_steps"."discounted" and "venue_steps"."discounted" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `waits` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`venue_id` text NOT NULL,
	`start` integer NOT NULL,
	`free_at` integer NOT NULL,
	`quantity` integer NOT NULL,
	`ceiling_minor` integer NOT NULL,
	`person_id` text,
	`email` text NOT NULL,
	`since` integer NOT NULL,
	`is_freed` integer DEFAULT false NOT NULL,
	`hold_id` text,
	`offered_at` integer,
	`left_at` integer,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "waits_quantity" CHECK("waits"."quantity" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `waits_once` ON `waits` (`deal_id`,`start`,`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `waits_hold` ON `waits` (`hold_id`);--> statement-breakpoint
CREATE INDEX `waits_freed` ON `waits` (`is_freed`,`venue_id`);--> statement-breakpoint
CREATE INDEX `waits_venue` ON `waits` (`venue_id`,`start`);--> statement-breakpoint
CREATE INDEX `waits_start` ON `waits` (`start`);--> statement-breakpoint
CREATE TABLE `packages` (
	`id` text PRIMARY KEY NOT NULL,
	`venue_id` text NOT NULL,
	`title` text NOT NULL,
	`lines` text NOT NULL,
	`currency` text NOT NULL,
	`variable_cost_minor` integer NOT NULL,
	`duration_minutes` integer NOT NULL,
	`clean_up_minutes` integer NOT NULL,
	`seats_per_unit` integer NOT NULL,
	`tax_bps` integer NOT NULL,
	`category` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `packages_venue` ON `packages` (`venue_id`);--> statement-breakpoint
CREATE TABLE `past_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`venue_id` text NOT NULL,
	`start` integer NOT NULL,
	`seats` integer NOT NULL,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `past_visits_venue` ON `past_visits` (`venue_id`,`start`);--> statement-breakpoint
CREATE TABLE `venues` (
	`id` text PRIMARY KEY NOT NULL,
	`merchant_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`area` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`time_zone` text NOT NULL,
	`step_minutes` integer NOT NULL,
	`seats` integer NOT NULL,
	`hours` text NOT NULL,
	`closures` text NOT NULL,
	`busyness` text NOT NULL,
	`stated_week` text,
	`special_days` text DEFAULT '[]' NOT NULL,
	`season` text,
	`guard_lifts` text DEFAULT '[]' NOT NULL,
	`measuring` text,
	`version` integer DEFAULT 1 NOT NULL,
	`busyness_version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "venues_seats" CHECK("venues"."seats" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `venues_slug` ON `venues` (`slug`);--> statement-breakpoint
CREATE INDEX `venues_merchant` ON `venues` (`merchant_id`);--> statement-breakpoint
CREATE INDEX `venues_place` ON `venues` (`lat`,`lng`);--> statement-breakpoint
CREATE TABLE `redemptions` (
	`id` text PRIMARY KEY NOT NULL,
	`voucher_id` text NOT NULL,
	`merchant_id` text NOT NULL,
	`venue_id` text NOT NULL,
	`redeemed_by` text NOT NULL,
	`device` text NOT NULL,
	`quantity` integer NOT NULL,
	`been_here` integer,
	`is_override` integer DEFAULT false NOT NULL,
	`offline_nonce` text,
	`redeemed_at` integer NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`voucher_id`) REFERENCES `vouchers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `redemptions_voucher` ON `redemptions` (`voucher_id`);--> statement-breakpoint
CREATE INDEX `redemptions_merchant` ON `redemptions` (`merchant_id`,`redeemed_at`);--> statement-breakpoint
CREATE TABLE `vouchers` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`venue_id` text NOT NULL,
	`merchant_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`code_sealed` text NOT NULL,
	`status` text NOT NULL,
	`uses_total` integer NOT NULL,
	`uses_left` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`created_at` integer NOT NULL,
	`points_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merchant_id`) REFERENCES `merchants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vouchers_uses" CHECK("vouchers"."uses_left" >= 0 and "vouchers"."uses_left" <= "vouchers"."uses_total")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_code` ON `vouchers` (`code_hash`);--> statement-breakpoint
CREATE INDEX `vouchers_order` ON `vouchers` (`order_id`);--> statement-breakpoint
CREATE INDEX `vouchers_status` ON `vouchers` (`status`,`points_at`);--> statement-breakpoint
CREATE INDEX `vouchers_merchant` ON `vouchers` (`merchant_id`);
--> statement-breakpoint
CREATE TRIGGER `transfers_no_update` BEFORE UPDATE ON `transfers`
BEGIN SELECT RAISE(ABORT, 'transfers never change'); END;
--> statement-breakpoint
CREATE TRIGGER `transfers_no_delete` BEFORE DELETE ON `transfers`
BEGIN SELECT RAISE(ABORT, 'transfers never change'); END;
--> statement-breakpoint
CREATE TABLE `listing_keys` (`key` integer PRIMARY KEY, `deal_id` text NOT NULL UNIQUE) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `listing_search` USING fts5(words, content='', contentless_delete=1, detail='none', tokenize='ascii', prefix='1 2 3 4 5 6 7 8 9 10 11 12');
--> statement-breakpoint
CREATE TRIGGER `listings_searched` AFTER INSERT ON `listings` BEGIN
  INSERT INTO listing_keys (deal_id) VALUES (new.deal_id);
  INSERT INTO listing_search (rowid, words) SELECT key, new.words FROM listing_keys WHERE deal_id = new.deal_id;
END;
--> statement-breakpoint
CREATE TRIGGER `listings_not_searched` AFTER DELETE ON `listings` BEGIN
  DELETE FROM listing_search WHERE rowid = (SELECT key FROM listing_keys WHERE deal_id = old.deal_id);
  DELETE FROM listing_keys WHERE deal_id = old.deal_id;
END;
