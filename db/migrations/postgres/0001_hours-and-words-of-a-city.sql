DROP INDEX "bands_city_quietness";--> statement-breakpoint
DROP INDEX "bands_city_price";--> statement-breakpoint
CREATE INDEX "bands_city_quietness" ON "bands" USING btree ("city","quietness","deal_id","venue_id","time_zone","visit_from","visit_until","monday","tuesday","wednesday","thursday","friday","saturday","sunday");--> statement-breakpoint
CREATE INDEX "bands_city_price" ON "bands" USING btree ("city","price_minor","deal_id","venue_id","time_zone","visit_from","visit_until","monday","tuesday","wednesday","thursday","friday","saturday","sunday");