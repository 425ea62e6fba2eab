<?php

namespace app\controllers;

use Yii;
use yii\filters\AccessControl;
use yii\web\Controller;
use yii\web\NotFoundHttpException;
use app\models\Page;

class SiteController extends Controller
{
    public function behaviors()
    {
        return ['access' => ['class' => AccessControl::class, 'rules' => [['allow' => true, 'roles' => ['@']]]]];
    }

    public function actionView($id)
    {
        $page = Page::findOne($id);
        if ($page === null) {
            throw new NotFoundHttpException(Yii::t('app', 'No such page.'));
        }

        return $this->render('view', compact('page'));
    }
}
