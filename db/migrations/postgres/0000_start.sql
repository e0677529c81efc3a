CREATE TABLE "claim_photos" (
	"claim_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"content" text NOT NULL,
	"kept_until" bigint
);
--> statement-breakpoint
CREATE TABLE "claim_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"step" bigint NOT NULL,
	"status" text NOT NULL,
	"side" text NOT NULL,
	"done_by" text NOT NULL,
	"words" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"round" bigint NOT NULL,
	"merchant_id" text NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"is_visited" boolean NOT NULL,
	"position" jsonb,
	"answer_by" bigint NOT NULL,
	"opened_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"version" bigint NOT NULL,
	"package_id" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"terms" jsonb NOT NULL,
	"status" text NOT NULL,
	"findings" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"submitted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"merchant_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"status" text NOT NULL,
	"version" bigint NOT NULL,
	"live_version" bigint,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"lowest_price_minor" bigint NOT NULL,
	"list_price_minor" bigint NOT NULL,
	"sales_from" bigint NOT NULL,
	"sales_until" bigint NOT NULL,
	"units_taken" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"live_at" bigint,
	CONSTRAINT "deals_units_taken" CHECK ("deals"."units_taken" >= 0)
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"version" bigint,
	"decision" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"paused_by" text NOT NULL,
	"paused_at" bigint NOT NULL,
	"resumed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "group_joins" (
	"group_id" text NOT NULL,
	"order_id" text NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "group_joins_group_id_order_id_pk" PRIMARY KEY("group_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"deal_version" bigint NOT NULL,
	"venue_id" text NOT NULL,
	"scope" text NOT NULL,
	"slot_key" text NOT NULL,
	"start" bigint,
	"status" text NOT NULL,
	"because" text,
	"members" bigint NOT NULL,
	"joining" bigint DEFAULT 0 NOT NULL,
	"threshold" bigint NOT NULL,
	"maximum" bigint NOT NULL,
	"places_reserved" bigint NOT NULL,
	"base_price_minor" bigint NOT NULL,
	"units_limit" bigint,
	"leader_order_id" text,
	"closes_at" bigint NOT NULL,
	"reminded_at" bigint,
	"tipped_at" bigint,
	"tier_told" bigint DEFAULT 0 NOT NULL,
	"called_off_at" bigint,
	"closed_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "groups_members" CHECK ("groups"."members" >= 0 and "groups"."joining" >= 0 and "groups"."members" + "groups"."joining" <= "groups"."maximum")
);
--> statement-breakpoint
CREATE TABLE "pledges" (
	"order_id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"starts" jsonb NOT NULL,
	"named_starts" jsonb NOT NULL,
	"ceiling_minor" bigint NOT NULL,
	"made_at" bigint,
	"decide_at" bigint NOT NULL,
	"decided_at" bigint,
	"missed" jsonb NOT NULL,
	"outcome" jsonb,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "covered_accounts" (
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"available_minor" bigint NOT NULL,
	CONSTRAINT "covered_accounts_account_currency_pk" PRIMARY KEY("account","currency"),
	CONSTRAINT "covered_accounts_covered" CHECK ("covered_accounts"."available_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"cause" text NOT NULL,
	"phase" text NOT NULL,
	"resolves" text,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"order_id" text,
	"merchant_id" text,
	"booked_at" bigint NOT NULL,
	CONSTRAINT "transfers_amount" CHECK ("transfers"."amount_minor" > 0),
	CONSTRAINT "transfers_sides" CHECK ("transfers"."debit" <> "transfers"."credit")
);
--> statement-breakpoint
CREATE TABLE "bands" (
	"deal_id" text NOT NULL,
	"level" bigint NOT NULL,
	"city" text NOT NULL,
	"time_zone" text NOT NULL,
	"venue_id" text NOT NULL,
	"category" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"quietness" bigint NOT NULL,
	"visit_from" text NOT NULL,
	"visit_until" text NOT NULL,
	"monday" bigint NOT NULL,
	"tuesday" bigint NOT NULL,
	"wednesday" bigint NOT NULL,
	"thursday" bigint NOT NULL,
	"friday" bigint NOT NULL,
	"saturday" bigint NOT NULL,
	"sunday" bigint NOT NULL,
	"week_kind" text NOT NULL,
	CONSTRAINT "bands_deal_id_level_pk" PRIMARY KEY("deal_id","level"),
	CONSTRAINT "bands_level" CHECK ("bands"."level" >= 0)
);
--> statement-breakpoint
CREATE TABLE "city_trades" (
	"city" text NOT NULL,
	"category" text NOT NULL,
	"deals" bigint NOT NULL,
	CONSTRAINT "city_trades_city_category_pk" PRIMARY KEY("city","category")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"deal_id" text PRIMARY KEY NOT NULL,
	"venue_id" text NOT NULL,
	"city" text NOT NULL,
	"category" text NOT NULL,
	"time_zone" text NOT NULL,
	"words" text NOT NULL,
	"least_minor" bigint NOT NULL,
	"quietness" bigint NOT NULL,
	"age" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "week_kinds" (
	"kind" text PRIMARY KEY NOT NULL,
	"monday" bigint NOT NULL,
	"tuesday" bigint NOT NULL,
	"wednesday" bigint NOT NULL,
	"thursday" bigint NOT NULL,
	"friday" bigint NOT NULL,
	"saturday" bigint NOT NULL,
	"sunday" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_means" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"wallet" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"points" bigint NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "order_means_sum" CHECK ("order_means"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "point_lots" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"points" bigint NOT NULL,
	"points_left" bigint NOT NULL,
	"earned_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"warnings" bigint NOT NULL,
	CONSTRAINT "point_lots_left" CHECK ("point_lots"."points_left" >= 0 and "point_lots"."points_left" <= "point_lots"."points")
);
--> statement-breakpoint
CREATE TABLE "point_uses" (
	"means_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"points" bigint NOT NULL,
	"back_points" bigint NOT NULL,
	CONSTRAINT "point_uses_means_id_lot_id_pk" PRIMARY KEY("means_id","lot_id"),
	CONSTRAINT "point_uses_back" CHECK ("point_uses"."back_points" >= 0 and "point_uses"."back_points" <= "point_uses"."points")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"entity" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" bigint,
	"body" text,
	"created_at" bigint NOT NULL,
	"locked_until" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"token" bigint NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"next_try_at" bigint NOT NULL,
	"refused_at" bigint
);
--> statement-breakpoint
CREATE TABLE "provider_book" (
	"key" text PRIMARY KEY NOT NULL,
	"entry" jsonb NOT NULL,
	"made_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_counts" (
	"name" text NOT NULL,
	"whose" text NOT NULL,
	"requests" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	CONSTRAINT "rate_counts_name_whose_pk" PRIMARY KEY("name","whose")
);
--> statement-breakpoint
CREATE TABLE "full_price_promises" (
	"order_id" text PRIMARY KEY NOT NULL,
	"checked_version" bigint NOT NULL,
	"back_minor" bigint NOT NULL,
	"checked_at" bigint NOT NULL,
	CONSTRAINT "full_price_promises_back" CHECK ("full_price_promises"."back_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"deal_version" bigint NOT NULL,
	"package_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"person_id" text,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"bought_as" text NOT NULL,
	"group_id" text,
	"fallback" jsonb,
	"start" bigint NOT NULL,
	"end_at" bigint NOT NULL,
	"free_at" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"places" bigint NOT NULL,
	"places_taken" bigint NOT NULL,
	"is_discounted" boolean NOT NULL,
	"currency" text NOT NULL,
	"list_price_minor" bigint NOT NULL,
	"price_minor" bigint NOT NULL,
	"agreed_price_minor" bigint NOT NULL,
	"off_bps" bigint NOT NULL,
	"because" jsonb NOT NULL,
	"status" text NOT NULL,
	"buyers" jsonb NOT NULL,
	"hold_id" text,
	"access_token_hash" text,
	"request_key" text,
	"grace_until" bigint,
	"created_at" bigint NOT NULL,
	"paid_at" bigint,
	"ended_at" bigint,
	CONSTRAINT "orders_quantity" CHECK ("orders"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"cause" text NOT NULL,
	"status" text NOT NULL,
	"reference" text,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"ask_again_at" bigint
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"purpose" text DEFAULT 'order' NOT NULL,
	"status" text NOT NULL,
	"reference" text,
	"saved_card" text,
	"authorise_at" bigint,
	"card_token" text NOT NULL,
	"card" text,
	"can_hold" boolean DEFAULT true NOT NULL,
	"currency" text NOT NULL,
	"authorised_minor" bigint NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"capture_losses" bigint DEFAULT 0 NOT NULL,
	"capture_before" bigint,
	"action_url" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "payments_captured" CHECK ("payments"."captured_minor" <= "payments"."authorised_minor" and "payments"."refunded_minor" <= "payments"."captured_minor"),
	CONSTRAINT "payments_voided" CHECK ("payments"."status" <> 'voided' or "payments"."captured_minor" = 0)
);
--> statement-breakpoint
CREATE TABLE "person_cards" (
	"person_id" text NOT NULL,
	"card" text NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "person_cards_person_id_card_pk" PRIMARY KEY("person_id","card")
);
--> statement-breakpoint
CREATE TABLE "reschedules" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"status" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"difference_minor" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"email" text NOT NULL,
	"person_id" text,
	"role" text NOT NULL,
	"invited_at" bigint NOT NULL,
	"accepted_at" bigint,
	"revoked_at" bigint,
	"invitation_hash" text
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"registration_number" text,
	"contact_email" text NOT NULL,
	"status" text NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"submitted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"is_admin" boolean DEFAULT false NOT NULL,
	"email_proven_at" bigint,
	"is_merchant" boolean DEFAULT false NOT NULL,
	"session_version" bigint DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"label" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint
);
--> statement-breakpoint
CREATE TABLE "book_comparisons" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"checked_at" bigint NOT NULL,
	"payments" bigint NOT NULL,
	"differences" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"order_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"is_redeemed" boolean NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"says" text NOT NULL,
	"reference" text,
	"act_key" text,
	"received_at" bigint NOT NULL,
	"handled_at" bigint,
	"outcome" text,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"ask_again_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"refund_id" text NOT NULL,
	"step" bigint NOT NULL,
	"status" text NOT NULL,
	"at" bigint NOT NULL,
	"done_by" text NOT NULL,
	"reference" text
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"place" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"means" text NOT NULL,
	"wallet" text NOT NULL,
	"points" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"cause" text NOT NULL,
	"status" text NOT NULL,
	"act_id" text,
	"reference" text,
	"account_sealed" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "earnings" (
	"redemption_id" text PRIMARY KEY NOT NULL,
	"voucher_id" text NOT NULL,
	"order_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"currency" text NOT NULL,
	"quantity" bigint NOT NULL,
	"gross_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"share_bps" bigint NOT NULL,
	"fee_because" text NOT NULL,
	"tax_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"earned_at" bigint NOT NULL,
	CONSTRAINT "earnings_adds_up" CHECK ("earnings"."gross_minor" - "earnings"."discount_minor" - "earnings"."fee_minor" = "earnings"."net_minor")
);
--> statement-breakpoint
CREATE TABLE "payout_lines" (
	"event" text PRIMARY KEY NOT NULL,
	"payout_id" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" text,
	"amount_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"currency" text NOT NULL,
	"day" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"attempt" bigint NOT NULL,
	"reference" text,
	"because" text,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"ended_at" bigint,
	"reserve_minor" bigint DEFAULT 0 NOT NULL,
	"reserve_until" text,
	"released_at" bigint,
	CONSTRAINT "payouts_amount" CHECK ("payouts"."amount_minor" >= 0 and "payouts"."reserve_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reserve_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"share_bps" bigint NOT NULL,
	"days" bigint NOT NULL,
	"because" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_buyers" (
	"deal_id" text NOT NULL,
	"buyer" text NOT NULL,
	"units" bigint NOT NULL,
	CONSTRAINT "deal_buyers_deal_id_buyer_pk" PRIMARY KEY("deal_id","buyer"),
	CONSTRAINT "deal_buyers_units" CHECK ("deal_buyers"."units" >= 0)
);
--> statement-breakpoint
CREATE TABLE "deal_slots" (
	"deal_id" text NOT NULL,
	"start" bigint NOT NULL,
	"alone_taken" bigint NOT NULL,
	"full_taken" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "deal_slots_deal_id_start_pk" PRIMARY KEY("deal_id","start"),
	CONSTRAINT "deal_slots_alone" CHECK ("deal_slots"."alone_taken" >= 0 and "deal_slots"."full_taken" >= 0)
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"deal_version" bigint NOT NULL,
	"venue_id" text NOT NULL,
	"person_id" text,
	"bought_as" text NOT NULL,
	"group_id" text,
	"start" bigint NOT NULL,
	"end_at" bigint NOT NULL,
	"free_at" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"places" bigint NOT NULL,
	"places_taken" bigint NOT NULL,
	"is_discounted" boolean NOT NULL,
	"list_price_minor" bigint NOT NULL,
	"price_minor" bigint NOT NULL,
	"off_bps" bigint NOT NULL,
	"because" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"extended_at" bigint,
	"ended_at" bigint,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL,
	"off_bps" bigint NOT NULL,
	"seats" bigint NOT NULL,
	"taken" bigint DEFAULT 0 NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "openings_taken" CHECK ("openings"."taken" >= 0 and "openings"."taken" <= "openings"."seats")
);
--> statement-breakpoint
CREATE TABLE "refused_requests" (
	"venue_id" text NOT NULL,
	"start" bigint NOT NULL,
	"requests" bigint NOT NULL,
	"places" bigint NOT NULL,
	CONSTRAINT "refused_requests_venue_id_start_pk" PRIMARY KEY("venue_id","start")
);
--> statement-breakpoint
CREATE TABLE "venue_steps" (
	"venue_id" text NOT NULL,
	"at" bigint NOT NULL,
	"taken" bigint NOT NULL,
	"discounted" bigint NOT NULL,
	CONSTRAINT "venue_steps_venue_id_at_pk" PRIMARY KEY("venue_id","at"),
	CONSTRAINT "venue_steps_taken" CHECK ("venue_steps"."taken" >= "venue_steps"."discounted" and "venue_steps"."discounted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "waits" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"start" bigint NOT NULL,
	"free_at" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"ceiling_minor" bigint NOT NULL,
	"person_id" text,
	"email" text NOT NULL,
	"since" bigint NOT NULL,
	"is_freed" boolean DEFAULT false NOT NULL,
	"hold_id" text,
	"offered_at" bigint,
	"left_at" bigint,
	CONSTRAINT "waits_quantity" CHECK ("waits"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"id" text PRIMARY KEY NOT NULL,
	"venue_id" text NOT NULL,
	"title" text NOT NULL,
	"lines" jsonb NOT NULL,
	"currency" text NOT NULL,
	"variable_cost_minor" bigint NOT NULL,
	"duration_minutes" bigint NOT NULL,
	"clean_up_minutes" bigint NOT NULL,
	"seats_per_unit" bigint NOT NULL,
	"tax_bps" bigint NOT NULL,
	"category" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "past_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"venue_id" text NOT NULL,
	"start" bigint NOT NULL,
	"seats" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"lat" double precision NOT NULL,
	"lng" double precision NOT NULL,
	"time_zone" text NOT NULL,
	"step_minutes" bigint NOT NULL,
	"seats" bigint NOT NULL,
	"hours" jsonb NOT NULL,
	"closures" jsonb NOT NULL,
	"busyness" jsonb NOT NULL,
	"stated_week" jsonb,
	"special_days" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"season" jsonb,
	"guard_lifts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"measuring" jsonb,
	"version" bigint DEFAULT 1 NOT NULL,
	"busyness_version" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "venues_seats" CHECK ("venues"."seats" >= 0)
);
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"id" text PRIMARY KEY NOT NULL,
	"voucher_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"redeemed_by" text NOT NULL,
	"device" text NOT NULL,
	"quantity" bigint NOT NULL,
	"been_here" boolean,
	"is_override" boolean DEFAULT false NOT NULL,
	"offline_nonce" text,
	"redeemed_at" bigint NOT NULL,
	"undone_at" bigint,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"code_sealed" text NOT NULL,
	"status" text NOT NULL,
	"uses_total" bigint NOT NULL,
	"uses_left" bigint NOT NULL,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"points_at" bigint,
	CONSTRAINT "vouchers_uses" CHECK ("vouchers"."uses_left" >= 0 and "vouchers"."uses_left" <= "vouchers"."uses_total")
);
--> statement-breakpoint
ALTER TABLE "claim_photos" ADD CONSTRAINT "claim_photos_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_steps" ADD CONSTRAINT "claim_steps_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_versions" ADD CONSTRAINT "deal_versions_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_versions" ADD CONSTRAINT "deal_versions_package_id_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_joins" ADD CONSTRAINT "group_joins_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bands" ADD CONSTRAINT "bands_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bands" ADD CONSTRAINT "bands_week_kind_week_kinds_kind_fk" FOREIGN KEY ("week_kind") REFERENCES "public"."week_kinds"("kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_means" ADD CONSTRAINT "order_means_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_uses" ADD CONSTRAINT "point_uses_means_id_order_means_id_fk" FOREIGN KEY ("means_id") REFERENCES "public"."order_means"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_uses" ADD CONSTRAINT "point_uses_lot_id_point_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."point_lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "full_price_promises" ADD CONSTRAINT "full_price_promises_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_package_id_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_acts" ADD CONSTRAINT "payment_acts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reschedules" ADD CONSTRAINT "reschedules_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_disputes" ADD CONSTRAINT "payment_disputes_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_disputes" ADD CONSTRAINT "payment_disputes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_steps" ADD CONSTRAINT "refund_steps_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earnings" ADD CONSTRAINT "earnings_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reserve_terms" ADD CONSTRAINT "reserve_terms_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_buyers" ADD CONSTRAINT "deal_buyers_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_slots" ADD CONSTRAINT "deal_slots_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_requests" ADD CONSTRAINT "refused_requests_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_steps" ADD CONSTRAINT "venue_steps_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packages" ADD CONSTRAINT "packages_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_visits" ADD CONSTRAINT "past_visits_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_photos_due" ON "claim_photos" USING btree ("kept_until");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_steps_order" ON "claim_steps" USING btree ("claim_id","step");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_order" ON "claims" USING btree ("order_id","round");--> statement-breakpoint
CREATE INDEX "claims_merchant" ON "claims" USING btree ("merchant_id","opened_at");--> statement-breakpoint
CREATE INDEX "claims_due" ON "claims" USING btree ("status","answer_by");--> statement-breakpoint
CREATE UNIQUE INDEX "deal_versions_deal_version" ON "deal_versions" USING btree ("deal_id","version");--> statement-breakpoint
CREATE INDEX "deal_versions_queue" ON "deal_versions" USING btree ("status","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deals_slug" ON "deals" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "deals_merchant" ON "deals" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "deals_venue" ON "deals" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "deals_status" ON "deals" USING btree ("status","category");--> statement-breakpoint
CREATE INDEX "deals_sale_begins" ON "deals" USING btree ("status","sales_from");--> statement-breakpoint
CREATE INDEX "deals_sale_ends" ON "deals" USING btree ("status","sales_until");--> statement-breakpoint
CREATE INDEX "decisions_entity" ON "decisions" USING btree ("entity_id","decided_at");--> statement-breakpoint
CREATE INDEX "pauses_deal" ON "pauses" USING btree ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_slot" ON "groups" USING btree ("slot_key");--> statement-breakpoint
CREATE INDEX "groups_deal" ON "groups" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "groups_due" ON "groups" USING btree ("closed_at","closes_at");--> statement-breakpoint
CREATE INDEX "groups_missing" ON "groups" USING btree ("closed_at",("threshold" - "members"),"closes_at","id");--> statement-breakpoint
CREATE INDEX "pledges_deal" ON "pledges" USING btree ("deal_id","decided_at");--> statement-breakpoint
CREATE INDEX "pledges_due" ON "pledges" USING btree ("decided_at","decide_at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_cause" ON "transfers" USING btree ("cause");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_resolves" ON "transfers" USING btree ("resolves");--> statement-breakpoint
CREATE INDEX "transfers_event" ON "transfers" USING btree ("event");--> statement-breakpoint
CREATE INDEX "transfers_debit" ON "transfers" USING btree ("debit");--> statement-breakpoint
CREATE INDEX "transfers_credit" ON "transfers" USING btree ("credit");--> statement-breakpoint
CREATE INDEX "transfers_order" ON "transfers" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "transfers_merchant" ON "transfers" USING btree ("merchant_id","booked_at");--> statement-breakpoint
CREATE INDEX "bands_kind_quietness" ON "bands" USING btree ("week_kind","quietness","deal_id");--> statement-breakpoint
CREATE INDEX "bands_kind_price" ON "bands" USING btree ("week_kind","price_minor","deal_id");--> statement-breakpoint
CREATE INDEX "bands_city_quietness" ON "bands" USING btree ("city","quietness","deal_id");--> statement-breakpoint
CREATE INDEX "bands_city_price" ON "bands" USING btree ("city","price_minor","deal_id");--> statement-breakpoint
CREATE INDEX "bands_venue" ON "bands" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "listings_quietness" ON "listings" USING btree ("quietness","deal_id");--> statement-breakpoint
CREATE INDEX "listings_least" ON "listings" USING btree ("least_minor","deal_id");--> statement-breakpoint
CREATE INDEX "listings_age" ON "listings" USING btree ("age","deal_id");--> statement-breakpoint
CREATE INDEX "listings_city_quietness" ON "listings" USING btree ("city","quietness","deal_id");--> statement-breakpoint
CREATE INDEX "listings_city_least" ON "listings" USING btree ("city","least_minor","deal_id");--> statement-breakpoint
CREATE INDEX "listings_city_age" ON "listings" USING btree ("city","age","deal_id");--> statement-breakpoint
CREATE INDEX "listings_city_venue" ON "listings" USING btree ("city","venue_id");--> statement-breakpoint
CREATE INDEX "listings_city_category" ON "listings" USING btree ("city","category");--> statement-breakpoint
CREATE INDEX "listings_venue" ON "listings" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "listings_zone" ON "listings" USING btree ("time_zone");--> statement-breakpoint
CREATE UNIQUE INDEX "order_means_kind" ON "order_means" USING btree ("order_id","kind");--> statement-breakpoint
CREATE INDEX "point_lots_person" ON "point_lots" USING btree ("person_id","expires_at");--> statement-breakpoint
CREATE INDEX "point_lots_end" ON "point_lots" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("entity","at");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("sent_at","next_try_at");--> statement-breakpoint
CREATE INDEX "outbox_recipient" ON "outbox" USING btree ("recipient");--> statement-breakpoint
CREATE INDEX "provider_book_made" ON "provider_book" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "rate_counts_ends" ON "rate_counts" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_request" ON "orders" USING btree ("request_key");--> statement-breakpoint
CREATE INDEX "orders_person" ON "orders" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "orders_merchant" ON "orders" USING btree ("merchant_id","start");--> statement-breakpoint
CREATE INDEX "orders_venue" ON "orders" USING btree ("venue_id","start");--> statement-breakpoint
CREATE INDEX "orders_deal" ON "orders" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "orders_start" ON "orders" USING btree ("is_discounted","start","venue_id");--> statement-breakpoint
CREATE INDEX "orders_group" ON "orders" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "orders_status" ON "orders" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "payment_acts_payment" ON "payment_acts" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payment_acts_open" ON "payment_acts" USING btree ("status","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_order" ON "payments" USING btree ("order_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference" ON "payments" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "payments_authorise" ON "payments" USING btree ("status","authorise_at");--> statement-breakpoint
CREATE INDEX "payments_status" ON "payments" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "payments_created" ON "payments" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "payments_held" ON "payments" USING btree ("currency","captured_minor","refunded_minor");--> statement-breakpoint
CREATE INDEX "person_cards_card" ON "person_cards" USING btree ("card");--> statement-breakpoint
CREATE INDEX "reschedules_order" ON "reschedules" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "reschedules_open" ON "reschedules" USING btree ("status","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_merchant_email" ON "memberships" USING btree ("merchant_id","email");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_invitation" ON "memberships" USING btree ("invitation_hash");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_email" ON "memberships" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_hash" ON "tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "tokens_person" ON "tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tokens_expires" ON "tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "book_comparisons_checked" ON "book_comparisons" USING btree ("checked_at","id");--> statement-breakpoint
CREATE INDEX "payment_disputes_payment" ON "payment_disputes" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payment_disputes_order" ON "payment_disputes" USING btree ("order_id","status");--> statement-breakpoint
CREATE INDEX "payment_disputes_status" ON "payment_disputes" USING btree ("status","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_events_event" ON "provider_events" USING btree ("provider","event_id");--> statement-breakpoint
CREATE INDEX "provider_events_open" ON "provider_events" USING btree ("handled_at","ask_again_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_steps_order" ON "refund_steps" USING btree ("refund_id","step");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_order" ON "refunds" USING btree ("order_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_act" ON "refunds" USING btree ("act_id");--> statement-breakpoint
CREATE INDEX "refunds_status" ON "refunds" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "earnings_merchant" ON "earnings" USING btree ("merchant_id","earned_at");--> statement-breakpoint
CREATE INDEX "earnings_order" ON "earnings" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payout_lines_payout" ON "payout_lines" USING btree ("payout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_day" ON "payouts" USING btree ("merchant_id","currency","day");--> statement-breakpoint
CREATE INDEX "payouts_status" ON "payouts" USING btree ("status");--> statement-breakpoint
CREATE INDEX "payouts_reserve" ON "payouts" USING btree ("released_at","reserve_until");--> statement-breakpoint
CREATE INDEX "reserve_terms_merchant" ON "reserve_terms" USING btree ("merchant_id","set_at");--> statement-breakpoint
CREATE INDEX "holds_open" ON "holds" USING btree ("ended_at","expires_at");--> statement-breakpoint
CREATE INDEX "holds_deal" ON "holds" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "openings_deal" ON "openings" USING btree ("deal_id","until_at");--> statement-breakpoint
CREATE UNIQUE INDEX "waits_once" ON "waits" USING btree ("deal_id","start","email");--> statement-breakpoint
CREATE UNIQUE INDEX "waits_hold" ON "waits" USING btree ("hold_id");--> statement-breakpoint
CREATE INDEX "waits_freed" ON "waits" USING btree ("is_freed","venue_id");--> statement-breakpoint
CREATE INDEX "waits_venue" ON "waits" USING btree ("venue_id","start");--> statement-breakpoint
CREATE INDEX "waits_start" ON "waits" USING btree ("start");--> statement-breakpoint
CREATE INDEX "packages_venue" ON "packages" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "past_visits_venue" ON "past_visits" USING btree ("venue_id","start");--> statement-breakpoint
CREATE UNIQUE INDEX "venues_slug" ON "venues" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "venues_merchant" ON "venues" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "venues_place" ON "venues" USING btree ("lat","lng");--> statement-breakpoint
CREATE INDEX "redemptions_voucher" ON "redemptions" USING btree ("voucher_id");--> statement-breakpoint
CREATE INDEX "redemptions_merchant" ON "redemptions" USING btree ("merchant_id","redeemed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_code" ON "vouchers" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "vouchers_order" ON "vouchers" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "vouchers_status" ON "vouchers" USING btree ("status","points_at");--> statement-breakpoint
CREATE INDEX "vouchers_merchant" ON "vouchers" USING btree ("merchant_id");
--> statement-breakpoint
CREATE FUNCTION "transfers_never_change"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'transfers never change'; END $$;
--> statement-breakpoint
CREATE TRIGGER "transfers_never_change" BEFORE UPDATE OR DELETE ON "transfers"
FOR EACH ROW EXECUTE FUNCTION "transfers_never_change"();
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array("words", ' '), ''))) STORED;
--> statement-breakpoint
CREATE INDEX "listings_search" ON "listings" USING gin ("search") WITH (fastupdate = off);
