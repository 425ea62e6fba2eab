<?php
/**
 * Reads the settings of the site we left behind: it ran on Drupal 7, and its variables are still in the old table.
 */
function ohb_old_settings() {
	global $wpdb;

	$rows = $wpdb->get_results( 'SELECT name, value FROM old_variable' );
	$found = array();
	foreach ( $rows as $row ) {
		$found[ $row->name ] = maybe_unserialize( $row->value );
	}
	return $found;
}

register_activation_hook( __FILE__, function () {
	update_option( 'ohb_settings', ohb_old_settings() );
} );
