import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.testng.Assert;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class LoginTest {
  private WebDriver driver;

  @BeforeClass
  public void open() {
    driver = new ChromeDriver();
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {{"a", ""}, {"", "b"}};
  }

  @Test(dataProvider = "wrong")
  public void refuses(String user, String password) {
    driver.get("http://localhost:8080/login");
    driver.findElement(By.name("user")).sendKeys(user);
    driver.findElement(By.name("password")).sendKeys(password);
    driver.findElement(By.cssSelector("button[type=submit]")).click();
    new WebDriverWait(driver, java.time.Duration.ofSeconds(3))
        .until(ExpectedConditions.visibilityOfElementLocated(By.className("error")));
    Assert.assertTrue(driver.getCurrentUrl().endsWith("/login"));
  }

  @AfterClass(alwaysRun = true)
  public void close() {
    driver.quit();
  }
}
