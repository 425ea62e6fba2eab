#pragma once

#include <QMainWindow>
#include <QtNetwork/QNetworkAccessManager>

QT_BEGIN_NAMESPACE
class QListView;
QT_END_NAMESPACE

class MainWindow : public QMainWindow {
  Q_OBJECT
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  explicit MainWindow(QWidget *parent = nullptr);
  int count() const;

 signals:
  void countChanged(int count);

 private slots:
  void reload();

 private:
  QListView *view_;
  QNetworkAccessManager network_;
};
