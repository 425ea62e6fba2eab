<?php
$errors = [];
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $name = trim($_POST['name'] ?? '');
    $text = trim($_POST['text'] ?? '');
    if ($name === '') {
        $errors[] = 'Wie heißen Sie?';
    }
    if (!$errors) {
        $pdo = new PDO('sqlite:' . __DIR__ . '/messages.db');
        $pdo->prepare('INSERT INTO messages (name, text) VALUES (?, ?)')->execute([$name, $text]);
        header('Location: thanks.html');
        exit;
    }
}
?>
<!doctype html>
<form method="post">
  <?php foreach ($errors as $error): ?>
    <p class="error"><?= htmlspecialchars($error) ?></p>
  <?php endforeach ?>
  <input name="name"><textarea name="text"></textarea>
  <button>Absenden</button>
</form>
<?php echo date('Y'); ?>
