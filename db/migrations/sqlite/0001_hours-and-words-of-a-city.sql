DROP INDEX `bands_city_quietness`;--> statement-breakpoint
DROP INDEX `bands_city_price`;--> statement-breakpoint
CREATE INDEX `bands_city_quietness` ON `bands` (`city`,`quietness`,`deal_id`,`venue_id`,`time_zone`,`visit_from`,`visit_until`,`monday`,`tuesday`,`wednesday`,`thursday`,`friday`,`saturday`,`sunday`);--> statement-breakpoint
CREATE INDEX `bands_city_price` ON `bands` (`city`,`price_minor`,`deal_id`,`venue_id`,`time_zone`,`visit_from`,`visit_until`,`monday`,`tuesday`,`wednesday`,`thursday`,`friday`,`saturday`,`sunday`);--> statement-breakpoint
CREATE INDEX `listings_words_quietness` ON `listings` (`city`,`quietness`,`deal_id`,`venue_id`,`words`);--> statement-breakpoint
CREATE INDEX `listings_words_least` ON `listings` (`city`,`least_minor`,`deal_id`,`venue_id`,`words`);--> statement-breakpoint
CREATE INDEX `listings_words_age` ON `listings` (`city`,`age`,`deal_id`,`venue_id`,`words`);