<?php

use Psr\Http\Message\ResponseInterface as Response;
use Psr\Http\Message\ServerRequestInterface as Request;
use Slim\Factory\AppFactory;
use Slim\Routing\RouteCollectorProxy;

require __DIR__ . '/../vendor/autoload.php';

$app = AppFactory::create();
$app->addErrorMiddleware(false, true, true);

$app->group('/v1', function (RouteCollectorProxy $group) {
    $group->get('/ping', function (Request $request, Response $response) {
        $response->getBody()->write('pong');
        return $response;
    });
});

$app->run();
