<?php
/**
 * Plugin Name: Opening Hours Block
 * Description: Shows opening hours with [hours].
 * Version: 1.3
 * Requires at least: 6.0
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

function ohb_register() {
	register_post_type( 'ohb_place', array( 'public' => true, 'label' => __( 'Places', 'ohb' ) ) );
	add_shortcode( 'hours', 'ohb_render' );
}
add_action( 'init', 'ohb_register' );

function ohb_render( $atts ) {
	$atts  = shortcode_atts( array( 'place' => 0 ), $atts, 'hours' );
	$hours = get_post_meta( absint( $atts['place'] ), 'ohb_hours', true );
	return '<span class="hours">' . esc_html( $hours ) . '</span>';
}

add_filter( 'the_content', function ( $content ) {
	return is_singular( 'ohb_place' ) ? $content . do_shortcode( '[hours]' ) : $content;
} );
